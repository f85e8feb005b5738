package dev.sessionkit.examples.quickstart;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The usual settings: sessions in a file. */
class H2Test {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void a_sign_in_survives_a_restart_and_not_a_sign_out(Walk walk) throws IOException {
        try (RestartableHost host = HostInProcess.withH2(folder)) {
            walk.through(host);
        }
    }
}
