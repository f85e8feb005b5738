package com.example.custom.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The files beside the pom. */
class ShippedSettingsTest {

    @Test
    void the_jar_holds_the_usual_ones() throws IOException {
        try (InputStream in = CustomComponents.class.getResourceAsStream("settings.json")) {
            assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo(Files.readString(Path.of("settings.json")));
        }
    }
}
