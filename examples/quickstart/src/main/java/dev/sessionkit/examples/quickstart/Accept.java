package dev.sessionkit.examples.quickstart;

import com.sun.net.httpserver.HttpExchange;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What kind of answer a client wants (RFC 9110, section 12.5.1). */
public final class Accept {

    private static final Pattern HTML = Pattern.compile("text/html\\s*(;.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NEVER = Pattern.compile(";\\s*q\\s*=\\s*0(\\.0*)?\\s*(;|$)", Pattern.CASE_INSENSITIVE);

    private Accept() {}

    /**
     * Whether it asks for pages by name, as browsers do; anything will do for curl, so it gets JSON.
     *
     * @param exchange the request
     * @return true for HTML
     */
    public static boolean html(HttpExchange exchange) {
        return exchange.getRequestHeaders().getOrDefault("Accept", List.of()).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .anyMatch(range ->
                        HTML.matcher(range).matches() && !NEVER.matcher(range).find());
    }
}
