package dev.sessionkit.tck;

import dev.sessionkit.api.SessionRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** See {@link Client#ofHeader} and {@link Client#ofBearer}. */
record HeaderClient(String name, String prefix, String toldIn) implements Client {

    @Override
    public SessionRequest carrying(String... credentials) {
        List<String> values =
                Stream.of(credentials).map(credential -> prefix + credential).toList();
        return SessionRequest.of(values.isEmpty() ? Map.of() : Map.of(name, values));
    }

    @Override
    public Optional<String> holdsAfter(Answer answer, Optional<String> held) {
        List<String> told = answer.headers(toldIn);
        return told.isEmpty() ? held : Optional.of(told.get(told.size() - 1));
    }
}
