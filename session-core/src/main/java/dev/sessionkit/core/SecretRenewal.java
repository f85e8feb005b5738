package dev.sessionkit.core;

import dev.sessionkit.api.SecretHash;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.core.component.LoadedComponents;
import dev.sessionkit.core.component.Named;
import dev.sessionkit.core.settings.SessionsSettings;
import dev.sessionkit.spi.CarriedSessions;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.CredentialUse;
import dev.sessionkit.spi.Renewal;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.spi.SessionState;
import dev.sessionkit.spi.SessionStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Which secrets sessions have, and what is kept of those that get a successor when they are old
 * ({@code Sessions.RenewalInterval}). Sessions with tokens that are exchanged, which have a credential for
 * {@link CredentialUse#RENEWAL}, are another's affair. Thread-safe.
 */
final class SecretRenewal {

    private SecretRenewal() {}

    /**
     * Refuses settings with which clients would be signed out, as nobody tells them the successor.
     *
     * @throws ComponentFailedException where no resolver sends a token; it says what to write
     */
    static void check(LoadedComponents components) {
        List<Named<SessionResolver>> resolvers = components.resolvers();
        boolean renews = components.sessions().renewalInterval().isPresent()
                && components.store().component() instanceof SessionStore;
        if (renews && resolvers.stream().noneMatch(each -> sendsTokens(each.component()))) {
            String names = resolvers.stream().map(Named::name).collect(Collectors.joining(", "));
            throw new ComponentFailedException(
                    resolvers.get(0).name(),
                    "Sessions.RenewalInterval is set, but " + names
                            + " in Authentication.SessionResolver never sends a client"
                            + " its token, so nobody would be told the new one: name a resolver that does, have this one"
                            + " send it (BearerSessionResolver: ResponseHeader), or leave RenewalInterval out");
        }
    }

    private static boolean sendsTokens(SessionResolver resolver) {
        return resolver.sends() && !(resolver instanceof CarriedSessions);
    }

    /** A secret for a session that begins. */
    static SessionSecret first(SessionsSettings settings, RandomGenerator random) {
        return settings.renewalInterval().isPresent()
                ? SessionSecret.createRenewable(random)
                : SessionSecret.create(random);
    }

    /** A secret to take the place of all that a session has. */
    static SessionSecret another(SessionState state, SessionsSettings settings, RandomGenerator random) {
        return exchanges(state) ? SessionSecret.create(random) : first(settings, random);
    }

    /** A session that begins with a secret. */
    static SessionState begun(SessionState state, SessionSecret secret) {
        SessionState opened = state.withCredentials(List.of(Credential.bearer(secret)));
        return secret.isRenewable()
                ? opened.withRenewal(opened.credentials(), new Renewal(secret.mark(), Optional.empty()))
                : opened;
    }

    /** A session of which nothing but this secret opens requests from now on. */
    static SessionState replaced(SessionState state, SessionSecret secret, Instant now) {
        List<Credential> bearers = state.credentials().stream()
                .filter(credential -> credential.use() == CredentialUse.BEARER)
                .toList();
        List<Credential> credentials = new ArrayList<>(state.credentials());
        credentials.removeAll(bearers);
        credentials.add(new Credential(CredentialUse.BEARER, secret.hash(), latest(bearers)));
        if (!secret.isRenewable()) {
            return exchanges(state) ? state.withCredentials(credentials) : state.withoutRenewal(credentials);
        }
        Optional<SecretHash> previous = bearers.stream().map(Credential::hash).findFirst();
        return state.withRenewal(
                credentials,
                new Renewal(
                        secret.mark(),
                        previous.map(hash -> new Renewal.Rotation(hash, now, now, Optional.empty())))); // no repeats
    }

    /** Whether the session has tokens that are exchanged for others. */
    static boolean exchanges(SessionState state) {
        return state.credentials().stream().anyMatch(credential -> credential.use() == CredentialUse.RENEWAL);
    }

    /** Whether a secret of {@code before} got the successor that stands in {@code after}, and itself still counts {@code now}. */
    static boolean hasRotated(SessionState before, SessionState after, Instant now) {
        Optional<SecretHash> previous = after.renewal()
                .flatMap(Renewal::rotation)
                .filter(rotation -> rotation.repeats(now))
                .map(Renewal.Rotation::previous);
        return previous.isPresent()
                && before.credentials().stream()
                        .anyMatch(credential -> credential.use() == CredentialUse.BEARER
                                && credential.hash().equals(previous.get()));
    }

    /** Whether what opened {@code before} opens {@code after}: nothing has changed about it, or one secret was replaced for its age. */
    static boolean sameSecrets(SessionState before, SessionState after, Instant now) {
        return after.credentials().equals(before.credentials()) || hasRotated(before, after, now);
    }

    /** Until when the longest-lived of them counts; empty where one counts as long as the session does. */
    private static Optional<Instant> latest(List<Credential> credentials) {
        boolean bounded = credentials.stream()
                .allMatch(credential -> credential.validUntil().isPresent());
        return bounded
                ? credentials.stream()
                        .flatMap(credential -> credential.validUntil().stream())
                        .max(Comparator.naturalOrder())
                : Optional.empty();
    }
}
