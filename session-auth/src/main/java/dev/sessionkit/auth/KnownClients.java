package dev.sessionkit.auth;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a client has signed in to an account before: it still holds a token of one of its sessions, live or over, as long as
 * the record is kept. So a stranger who uses up an account's tries does not keep its owner out. Thread-safe.
 */
final class KnownClients {

    private final SessionRecords records;
    private final Accounts accounts;

    KnownClients(SessionRecords records, Accounts accounts) {
        this.records = records;
        this.accounts = accounts;
    }

    boolean hasSignedIn(SessionRequest client, Optional<SessionToken> held, Optional<AccountKey> name) {
        List<UserId> owners = Stream.concat(records.presented(client).stream(), held.stream())
                .flatMap(token -> owner(token).stream())
                .toList();
        return !owners.isEmpty()
                && name.flatMap(accounts::find)
                        .filter(account -> owners.contains(account.id()))
                        .isPresent();
    }

    private Optional<UserId> owner(SessionToken token) {
        return records.find(token.id())
                .filter(session -> isGenuine(token, session.state()))
                .flatMap(SessionRecord::user);
    }

    /** Whether it is, or was, a token of that session. */
    private static boolean isGenuine(SessionToken token, SessionState state) {
        boolean matches = state.credentials().stream()
                .anyMatch(credential -> credential.hash().matches(token.secret()));
        return matches || RenewalVerdict.isOfFamily(token.secret(), state);
    }
}
