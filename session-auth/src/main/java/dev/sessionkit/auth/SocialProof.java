package dev.sessionkit.auth;

import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.SessionRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * An account that an identity provider has named, for as long as the provider does not take it back. Used by one thread.
 *
 * @param named by issuer and subject
 * @param from what the provider said
 * @param since when the login came back from there
 * @param insists whether the user wants to be signed in here, whoever must give way
 */
record SocialProof(ProvenAccount named, ExternalLogin from, Instant since, boolean insists, ProviderSessions sessions)
        implements ProvenAccount {

    @Override
    public Account account() {
        return named.account();
    }

    @Override
    public ProviderLogin login() {
        return named.login();
    }

    @Override
    public boolean stillHolds(Optional<Long> accountRevision) {
        return named.stillHolds(accountRevision) && !sessions.isOver(from, since);
    }

    @Override
    public void aboutToBegin(SessionRecord session) {
        sessions.note(from, session);
    }
}
