package dev.sessionkit.auth;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionToken;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request from an address, with headers. Immutable; each method gives a new value. */
record ClientRequest(String address, Map<String, List<String>> all) implements SessionRequest {

    static ClientRequest from(String address) {
        return new ClientRequest(address, Map.of("user-agent", List.of("app/1.0")));
    }

    static ClientRequest anywhere() {
        return from("198.51.100.7");
    }

    ClientRequest with(String name, String... values) {
        Map<String, List<String>> more = new HashMap<>(all);
        more.put(name.toLowerCase(Locale.ROOT), List.of(values));
        return new ClientRequest(address, more);
    }

    ClientRequest with(SessionToken token) {
        return with("x-session-id", token.reveal());
    }

    @Override
    public List<String> headers(String name) {
        return all.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    @Override
    public Optional<String> peerAddress() {
        return Optional.of(address);
    }
}
