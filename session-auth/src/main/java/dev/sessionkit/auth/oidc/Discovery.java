package dev.sessionkit.auth.oidc;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A provider's metadata: fetched when it is first asked for, anew in the background when it is a day old. While the provider is
 * down, the last good one stays in use. At most one fetch is under way, and nobody holds a lock while it is. Thread-safe.
 */
final class Discovery {

    private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
    private static final String PATH = "/.well-known/openid-configuration";
    private static final long REFRESH_MILLIS = Duration.ofDays(1).toMillis();
    private static final long FIRST_RETRY_MILLIS = 1000;
    private static final long REFRESH_RETRY_MILLIS = Duration.ofMinutes(1).toMillis();

    private final ConfiguredProvider provider;
    private final ProviderHttp http;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Known> good = new AtomicReference<>();
    private final AtomicReference<@Nullable DiscoveryAttempt> latest = new AtomicReference<>();
    private final AtomicBoolean down = new AtomicBoolean();

    private record Known(ProviderMetadata metadata, long since) {}

    Discovery(ConfiguredProvider provider, ProviderHttp http, InstantSource clock) {
        this.provider = provider;
        this.http = http;
        this.clock = clock;
    }

    /**
     * What is known.
     *
     * @throws dev.sessionkit.api.SessionStoreException where nothing is, and cannot be fetched
     */
    ProviderMetadata metadata() {
        Known known = good.get();
        long now = clock.millis();
        if (known == null) {
            return attempt(FIRST_RETRY_MILLIS, now).await(provider);
        }
        if (now < known.since() || now - known.since() >= REFRESH_MILLIS) {
            attempt(REFRESH_RETRY_MILLIS, now);
        }
        return known.metadata();
    }

    /** The one under way, or that failed a moment ago, or a new one. */
    private DiscoveryAttempt attempt(long pause, long now) {
        DiscoveryAttempt last = latest.get();
        if (last != null && (last.isUnderWay() || last.hasFailedWithin(pause, now))) {
            return last;
        }
        DiscoveryAttempt next = new DiscoveryAttempt();
        if (!latest.compareAndSet(last, next)) {
            return attempt(pause, now); // another caller was faster
        }
        start(next);
        return next;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // settle takes note of every failure
    private void start(DiscoveryAttempt attempt) {
        HttpRequest request = HttpRequest.newBuilder(url(provider.settings().issuer()))
                .header("accept", "application/json")
                .build();
        http.exchange(request, provider.settings().timeout())
                .thenApply(this::read)
                .whenComplete((metadata, failure) -> settle(attempt, metadata, failure));
    }

    private ProviderMetadata read(ProviderAnswer answer) {
        try {
            if (!answer.isOk()) {
                throw new UnusableAnswer("its answer has status " + answer.status());
            }
            return ProviderMetadata.of(answer.text(), provider.settings());
        } catch (UnusableAnswer unusable) {
            throw new CompletionException(unusable);
        }
    }

    private void settle(DiscoveryAttempt attempt, @Nullable ProviderMetadata metadata, @Nullable Throwable failure) {
        long now = clock.millis();
        if (metadata != null) {
            good.set(new Known(metadata, now));
        }
        note(failure);
        attempt.end(now, metadata, failure);
    }

    private void note(@Nullable Throwable failure) {
        if (failure == null) {
            if (down.compareAndSet(true, false)) {
                LOG.warn("The metadata of identity provider {} is fetched again", provider.name());
            }
        } else if (down.compareAndSet(false, true)) {
            LOG.warn(
                    "The metadata of identity provider {} could not be fetched: {}. The last good one, if there is one,"
                            + " stays in use",
                    provider.name(),
                    UnusableAnswer.reason(failure));
        }
    }

    /** OpenID Connect Discovery 4.1: a slash at the end of the issuer goes. */
    private static URI url(String issuer) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return URI.create(base + PATH);
    }
}
