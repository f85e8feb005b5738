package com.example.custom;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.ForeignToken;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks whether a token is good (RFC 7662). Holds no lock while it waits. Thread-safe. */
final class Introspection {

    private static final int MOST_BYTES = 64 * 1024;

    private final URI uri;
    private final Duration timeout;
    private final HttpRequest question;
    private final HttpClient http;

    Introspection(MyCustomSessionStoreSettings settings) {
        uri = settings.uri();
        timeout = settings.timeout();
        question = HttpRequest.newBuilder(uri)
                .header("Authorization", "Basic " + credentials(settings))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .build();
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER) // the token goes nowhere else
                .connectTimeout(timeout)
                .build();
    }

    /**
     * Asks.
     *
     * @return what is known of the token, or empty where it is not good
     * @throws SessionStoreException where there is no answer, or none that can be understood
     */
    Optional<IntrospectionAnswer> ask(ForeignToken token) {
        String form = "token=" + URLEncoder.encode(token.value(), UTF_8) + "&token_type_hint=access_token";
        HttpResponse<byte[]> response = send(HttpRequest.newBuilder(question, (name, value) -> true)
                .POST(BodyPublishers.ofString(form))
                .build());
        return switch (response.statusCode()) {
            case 200 -> IntrospectionAnswer.read(response.body());
            case 401, 403 ->
                throw new SessionStoreException(
                        uri + " answered " + response.statusCode() + ": check ClientId and ClientSecret");
            default -> throw new SessionStoreException(uri + " answered " + response.statusCode());
        };
    }

    /** The time-out of a request counts until its answer begins; this one counts until it ends. */
    private HttpResponse<byte[]> send(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> response = http.sendAsync(request, head -> new BoundedBody(MOST_BYTES));
        try {
            return response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new SessionStoreException(uri + " has not answered within " + timeout, e);
        } catch (ExecutionException e) {
            throw new SessionStoreException(uri + " cannot be asked", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SessionStoreException("interrupted while asking " + uri, e);
        } finally {
            response.cancel(true);
        }
    }

    /** RFC 6749, section 2.3.1. */
    private static String credentials(MyCustomSessionStoreSettings settings) {
        String name = URLEncoder.encode(settings.clientId(), UTF_8);
        String secret = URLEncoder.encode(settings.clientSecret().reveal(), UTF_8);
        return Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(UTF_8));
    }
}
