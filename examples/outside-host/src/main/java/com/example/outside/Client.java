package com.example.outside;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import java.util.List;
import java.util.Map;

/** The other end: presents in one header what it was last told in it. Used by one thread. */
final class Client {

    private final String carrier;
    private List<String> kept = List.of();

    Client(String carrier) {
        this.carrier = carrier;
    }

    SessionContext callOn(SessionFramework framework) {
        return framework.open(
                SessionRequest.of(Map.of(carrier, kept)), SessionResponse.of(this::keep, (name, value) -> {}));
    }

    private void keep(String name, String value) {
        if (name.equals(carrier)) {
            kept = List.of(value);
        }
    }
}
