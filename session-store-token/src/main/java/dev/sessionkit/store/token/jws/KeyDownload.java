package dev.sessionkit.store.token.jws;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gets a JWK set over HTTPS, or over HTTP from this machine itself. No redirect is followed, at most 256 KiB are read, and all of
 * it, from connecting to the last byte, takes no longer than the time-out. Thread-safe.
 */
final class KeyDownload {

    /** The most bytes of an answer. */
    static final int LONGEST = 256 * 1024;

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
    private static final int OK = 200;

    private final HttpClient client;
    private final HttpRequest request;
    private final Duration timeout;

    KeyDownload(URI url, Duration timeout) {
        this.request = HttpRequest.newBuilder(checked(url))
                .header("accept", "application/jwk-set+json, application/json")
                .build();
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /** One fetch, under way. It fails where there is anything but status 200 with a body within the bounds. */
    @SuppressWarnings("FutureReturnValueIgnored") // the one that is returned tells all
    CompletableFuture<byte[]> fetch() {
        CompletableFuture<HttpResponse<byte[]>> exchange = exchange();
        CompletableFuture<byte[]> body =
                new CompletableFuture<byte[]>().orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        exchange.whenComplete((response, failure) -> settle(body, response, failure));
        body.whenComplete((bytes, failure) -> {
            if (failure != null) {
                exchange.cancel(true); // out of time, or given up
            }
        });
        return body;
    }

    private CompletableFuture<HttpResponse<byte[]>> exchange() {
        try {
            return client.sendAsync(request, KeyDownload::body);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e); // a failure like any other
        }
    }

    /** For messages: neither path nor query, which may hold more than a stranger should read. */
    String host() {
        return request.uri().getHost();
    }

    private static void settle(
            CompletableFuture<byte[]> body, @Nullable HttpResponse<byte[]> response, @Nullable Throwable failure) {
        if (response != null) {
            body.complete(response.body());
        } else if (failure != null) {
            body.completeExceptionally(failure);
        }
    }

    private static BodySubscriber<byte[]> body(ResponseInfo answer) {
        return answer.statusCode() == OK
                ? new BoundedBody(LONGEST, () -> new KeysUnavailable("the answer is longer than " + LONGEST + " bytes"))
                : new RefusedBody("the answer has status " + answer.statusCode());
    }

    private static URI checked(URI url) {
        String host = url.getHost();
        if (host == null || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the URL of keys names a host, and no user");
        }
        boolean plain = "http".equalsIgnoreCase(url.getScheme()) && LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
        if (!plain && !"https".equalsIgnoreCase(url.getScheme())) {
            throw new IllegalArgumentException(
                    "keys come over https (http is for this machine itself: " + LOOPBACK + ")");
        }
        return url;
    }
}
