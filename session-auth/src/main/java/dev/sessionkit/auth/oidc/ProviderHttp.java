package dev.sessionkit.auth.oidc;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import dev.sessionkit.store.token.jws.BoundedBody;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Calls providers. No redirect is followed, at most 256 KiB are read, and all of a call, from connecting to the last byte, takes
 * no longer than the provider's time-out. Thread-safe.
 */
final class ProviderHttp {

    private static final int LONGEST = 256 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * Sends, and waits for the answer.
     *
     * @throws dev.sessionkit.api.SessionStoreException where there is none, or one that says nothing about the matter
     */
    ProviderAnswer send(ConfiguredProvider provider, HTTPRequest request) {
        CompletableFuture<ProviderAnswer> exchange =
                exchange(translated(request), provider.settings().timeout());
        try {
            ProviderAnswer answer = exchange.get();
            if (answer.isNone()) {
                throw provider.unavailable("its answer has status " + answer.status());
            }
            return answer;
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw provider.unavailable("interrupted");
        } catch (ExecutionException e) {
            throw provider.unavailable(UnusableAnswer.reason(e));
        }
    }

    /** A call under way; it ends within the time-out. */
    @SuppressWarnings("FutureReturnValueIgnored") // the one that is returned tells all
    CompletableFuture<ProviderAnswer> exchange(HttpRequest request, Duration timeout) {
        CompletableFuture<HttpResponse<byte[]>> sent = client.sendAsync(request, answer -> bounded());
        CompletableFuture<ProviderAnswer> answered =
                new CompletableFuture<ProviderAnswer>().orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        sent.whenComplete((response, failure) -> settle(answered, response, failure));
        answered.whenComplete((answer, failure) -> {
            if (failure != null) {
                sent.cancel(true); // out of time, or given up
            }
        });
        return answered;
    }

    private static BoundedBody bounded() {
        return new BoundedBody(LONGEST, () -> new UnusableAnswer("its answer is longer than " + LONGEST + " bytes"));
    }

    private static void settle(
            CompletableFuture<ProviderAnswer> answered,
            @Nullable HttpResponse<byte[]> response,
            @Nullable Throwable failure) {
        if (response != null) {
            answered.complete(new ProviderAnswer(response.statusCode(), response.body()));
        } else if (failure != null) {
            answered.completeExceptionally(failure);
        }
    }

    private static HttpRequest translated(HTTPRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.getURI())
                .method(request.getMethod().name(), body(request.getBody()))
                .header("accept", "application/json");
        Map<String, List<String>> headers = request.getHeaderMap();
        headers.forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.build();
    }

    private static HttpRequest.BodyPublisher body(@Nullable String text) {
        return text == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(text);
    }
}
