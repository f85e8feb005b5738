package dev.sessionkit.tck;

import dev.sessionkit.api.SessionRequest;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** See {@link Client#ofCookie}. */
record CookieClient(String name) implements Client {

    @Override
    public SessionRequest carrying(String... credentials) {
        String cookies = Stream.concat(
                        Stream.of("theme=dark"), Stream.of(credentials).map(credential -> name + "=" + credential))
                .collect(Collectors.joining("; "));
        return SessionRequest.of(Map.of("Cookie", List.of(cookies)));
    }

    @Override
    public Optional<String> holdsAfter(Answer answer, Optional<String> held) {
        Optional<String> holds = held;
        for (String cookie : answer.headers("Set-Cookie")) {
            if (cookie.startsWith(name + "=")) {
                String value =
                        cookie.substring(name.length() + 1).split(";", 2)[0].strip();
                holds = isOver(attributes(cookie)) ? Optional.empty() : Optional.of(value);
            }
        }
        return holds;
    }

    private static Map<String, String> attributes(String cookie) {
        Map<String, String> attributes = new HashMap<>();
        for (String attribute : cookie.split(";", -1)) {
            String[] parts = attribute.split("=", 2);
            attributes.put(parts[0].strip().toLowerCase(Locale.ROOT), parts.length == 2 ? parts[1].strip() : "");
        }
        return attributes;
    }

    /** Max-Age counts before Expires (RFC 6265, section 5.3). */
    private static boolean isOver(Map<String, String> attributes) {
        if (attributes.containsKey("max-age")) {
            return Long.parseLong(attributes.get("max-age")) <= 0;
        }
        return Optional.ofNullable(attributes.get("expires"))
                .map(DateTimeFormatter.RFC_1123_DATE_TIME::parse)
                .map(Instant::from)
                .filter(end -> end.isBefore(Samples.NOON))
                .isPresent();
    }
}
