package dev.sessionkit.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The files that lie beside this class in the jar. */
final class Assets {

    static final Answer STYLE = answer("style.css", "text/css; charset=utf-8");
    static final Answer ICON = answer("icon.svg", "image/svg+xml");

    private Assets() {}

    /** The text of a file. */
    static String text(String file) {
        try (InputStream in = Assets.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the jar: build it again");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + " from the jar", e);
        }
    }

    private static Answer answer(String file, String contentType) {
        return new Answer(200, Map.of("Content-Type", contentType, "Cache-Control", "public, max-age=600"), text(file));
    }
}
