package com.example.custom.host;

import com.sun.net.httpserver.HttpExchange;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.examples.quickstart.Accept;
import dev.sessionkit.examples.quickstart.Answer;
import dev.sessionkit.examples.quickstart.Endpoint;
import dev.sessionkit.examples.quickstart.Page;
import java.util.Map;

/** {@code GET /party}: the party service over HTTP, JSON for programs and a page for people. Thread-safe. */
public final class PartyEndpoint implements Endpoint {

    private final PartyService parties = new PartyService();

    /**
     * Where it is to be found.
     *
     * @return the endpoint by path and then by method
     */
    public static Map<String, Map<String, Endpoint>> byPath() {
        return Map.of("/party", Map.of("GET", new PartyEndpoint()));
    }

    @Override
    public Answer answer(HttpExchange exchange, SessionContext context) {
        Party party = parties.partyOf(context);
        return Accept.html(exchange) ? Answer.html(200, page(party)) : Answer.json(200, party);
    }

    private static String page(Party party) {
        return Page.frame("Party", """
                <h1><bdi>%s</bdi></h1>
                <dl>
                  <div><dt>account</dt><dd><bdi>%s</bdi></dd></div>
                  <div><dt>role</dt><dd><bdi>%s</bdi></dd></div>
                </dl>
                <p><a href="/">Back to the page</a></p>
                """.formatted(
                        Page.escape(party.party()), Page.escape(party.account()), Page.escape(party.role())));
    }
}
