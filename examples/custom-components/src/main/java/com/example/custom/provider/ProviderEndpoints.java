package com.example.custom.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What the provider answers. Thread-safe. */
final class ProviderEndpoints implements HttpHandler {

    /** Hosts sign in as {@code party-service}; the secret is no secret. */
    private static final String CREDENTIALS =
            "Basic " + Base64.getEncoder().encodeToString("party-service:for-demonstration".getBytes(UTF_8));

    private static final JsonMapper JSON = new JsonMapper();
    private static final Reply REFUSED = new Reply(400, "text/plain", "send user=... and role=...\n");

    private final OpaqueTokens opaque;
    private final SignedTokens signed;

    ProviderEndpoints(OpaqueTokens opaque, SignedTokens signed) {
        this.opaque = opaque;
        this.signed = signed;
    }

    /** What is sent. */
    private record Reply(int status, String contentType, String body) {

        void send(HttpExchange exchange) throws IOException {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            reply(exchange).send(exchange);
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        return switch (exchange.getRequestMethod() + " " + path) {
            case "POST /token" -> token(PostedForm.read(exchange), opaque::issue);
            case "POST /jwt" -> token(PostedForm.read(exchange), signed::issue);
            case "POST /introspect" -> introspection(exchange);
            case "POST /revoke" -> revocation(PostedForm.read(exchange));
            case "GET /jwks" -> new Reply(200, "application/json", signed.jwks());
            default -> new Reply(404, "text/plain", "there is nothing here\n");
        };
    }

    /** Makes a token of a user and a role. */
    @FunctionalInterface
    private interface Issuing {
        String issue(String user, String role);
    }

    private static Reply token(PostedForm form, Issuing issuing) {
        String user = form.field("user");
        String role = form.field("role");
        boolean proper = user.matches("[\\p{L}\\p{N} .-]{1,64}") && role.matches("[a-z]{1,32}");
        return proper ? new Reply(200, "text/plain", issuing.issue(user, role) + "\n") : REFUSED;
    }

    private Reply introspection(HttpExchange exchange) throws IOException {
        if (!CREDENTIALS.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return new Reply(401, "text/plain", "no such client\n");
        }
        Map<String, Object> answer = opaque.introspect(PostedForm.read(exchange).field("token"));
        return new Reply(200, "application/json", JSON.writeValueAsString(answer));
    }

    private Reply revocation(PostedForm form) {
        opaque.revoke(form.field("token"));
        return new Reply(200, "text/plain", "");
    }
}
