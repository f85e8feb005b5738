package dev.sessionkit.auth.oidc;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A provider's keys, from where its metadata says they are; made anew where that moves. Thread-safe. */
final class ProviderKeys implements AutoCloseable {

    private final IdentityProviderSettings settings;
    private final InstantSource clock;
    private final AtomicReference<@Nullable TokenVerifiers> current = new AtomicReference<>();

    ProviderKeys(IdentityProviderSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    TokenVerifiers verifiers(ProviderMetadata metadata) {
        TokenVerifiers known = current.get();
        if (known != null && known.fit(metadata)) {
            return known;
        }
        TokenVerifiers made = TokenVerifiers.of(metadata, settings, clock);
        if (!current.compareAndSet(known, made)) {
            made.keys().close();
            return verifiers(metadata); // another caller was faster
        }
        if (known != null) {
            known.keys().close();
        }
        return made;
    }

    @Override
    public void close() {
        TokenVerifiers known = current.getAndSet(null);
        if (known != null) {
            known.keys().close();
        }
    }
}
