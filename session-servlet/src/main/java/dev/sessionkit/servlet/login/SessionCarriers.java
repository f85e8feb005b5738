package dev.sessionkit.servlet.login;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Where clients carry their sessions, by the resolvers of the settings, the host's own included. Immutable.
 *
 * @param asked the headers of requests that are looked at for a session, in any case
 * @param told what clients are told when they are to forget their session, by header
 */
record SessionCarriers(Set<String> asked, Map<String, List<String>> told) {

    private static final String AUTHORIZATION = "Authorization";
    private static final String COOKIE = "Cookie";
    private static final String SET_COOKIE = "Set-Cookie";

    /** What goes with a token, and carries none. */
    private static final List<String> BESIDE = List.of("Cache-Control", "Vary", SET_COOKIE);

    /**
     * Finds out by a request that has nothing: its session is looked for, and it is told to forget it. No store is asked, as there
     * is nothing to be found.
     *
     * @throws dev.sessionkit.api.SessionStoreException where a resolver of the host's own asks a store all the same
     */
    static SessionCarriers of(SessionFramework framework) {
        Set<String> asked = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        SessionRequest looking = name -> {
            asked.add(name);
            return List.of();
        };
        framework
                .open(looking, SessionResponse.of((name, value) -> {}, (name, value) -> {}))
                .session();

        Map<String, List<String>> told = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        BiConsumer<String, String> tell = (name, value) ->
                told.computeIfAbsent(name, none -> new ArrayList<>(1)).add(value);
        SessionContext forgetting = framework.open(SessionRequest.of(Map.of()), SessionResponse.of(tell, tell));
        forgetting.clear();
        forgetting.commit();
        return new SessionCarriers(asked, told);
    }

    /** Whether responses set a cookie. */
    boolean setsCookies() {
        return told.containsKey(SET_COOKIE);
    }

    /** The headers of responses that hold a token. */
    List<String> responseHeaders() {
        return told.keySet().stream().filter(name -> !BESIDE.contains(name)).toList();
    }

    /** As OpenAPI's security schemes, by name. */
    Map<String, Map<String, String>> schemes() {
        Map<String, Map<String, String>> schemes = new LinkedHashMap<>();
        if (asked.contains(AUTHORIZATION)) {
            schemes.put("sessionBearer", inOrder("type", "http", "scheme", "bearer"));
        }
        asked.stream()
                .filter(name -> !name.equalsIgnoreCase(AUTHORIZATION) && !name.equalsIgnoreCase(COOKIE))
                .forEach(name -> put(schemes, "sessionHeader", "header", name));
        told.getOrDefault(SET_COOKIE, List.of())
                .forEach(cookie -> put(schemes, "sessionCookie", "cookie", cookie.substring(0, cookie.indexOf('='))));
        return schemes;
    }

    private static void put(Map<String, Map<String, String>> schemes, String kind, String in, String name) {
        long others =
                schemes.keySet().stream().filter(key -> key.startsWith(kind)).count();
        schemes.put(others == 0 ? kind : kind + (others + 1), inOrder("type", "apiKey", "in", in, "name", name));
    }

    /** All nodes of a host say the same, byte for byte. */
    private static Map<String, String> inOrder(String... namesAndValues) {
        Map<String, String> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }
}
