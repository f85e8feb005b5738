package dev.sessionkit.auth;

import dev.sessionkit.api.SessionToken;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.CredentialUse;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.util.Optional;

/** Tokens by which a session may be ended: one that counts, or one of its family, of whatever generation. Thread-safe. */
record GenuineTokens(SessionRecords records) {

    /** The session of a token, over or not. */
    Optional<SessionRecord> session(SessionToken token) {
        return records.find(token.id()).filter(found -> isGenuine(token, found.state()));
    }

    private boolean isGenuine(SessionToken token, SessionState state) {
        boolean proves = state.credentials().stream()
                .anyMatch(credential -> credential.proves(token.secret(), CredentialUse.BEARER, records.now()));
        return proves || RenewalVerdict.isOfFamily(token.secret(), state);
    }
}
