package com.example.custom.host;

import com.example.custom.KeyValueMap;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.examples.quickstart.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The host with settings as they are shipped, but for what the environment says. */
final class PartyHost implements AutoCloseable {

    private final Host host;

    private PartyHost(Host host) {
        this.host = host;
    }

    static PartyHost start(String settings, KeyValueMap map, Map<String, String> environment) throws IOException {
        return new PartyHost(Host.start(
                () -> SessionFramework.builder()
                        .settings(Path.of(settings))
                        .environment(environment)
                        .hostObject(KeyValueMap.class, map)
                        .build(),
                0,
                PartyEndpoint.byPath()));
    }

    String url(String path) {
        return "http://localhost:" + host.port() + path;
    }

    @Override
    public void close() {
        host.close();
    }
}
