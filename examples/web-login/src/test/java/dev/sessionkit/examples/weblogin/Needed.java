package dev.sessionkit.examples.weblogin;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A program that tests need. Where it is missing they are skipped, loudly, or fail where {@code CI} is true. */
final class Needed {

    private Needed() {}

    /** A program of the search path, or by its whole path; without it, the packages to install are told. */
    static void program(String name, String packages) {
        if (isThere(name)) {
            return;
        }
        String missing = "TESTS DID NOT RUN: there is no " + name
                + ". On Debian: apt-get install -y --no-install-recommends " + packages;
        System.err.println("\n*** " + missing + " ***\n");
        if ("true".equals(System.getenv("CI"))) {
            fail(missing);
        }
        abort(missing);
    }

    private static boolean isThere(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder).resolve(name)) // a whole path stays what it is
                .anyMatch(Files::isExecutable);
    }
}
