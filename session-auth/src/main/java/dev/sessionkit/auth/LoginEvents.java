package dev.sessionkit.auth;

import dev.sessionkit.api.LoginFailure;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.UserId;
import dev.sessionkit.auth.throttle.TrustedProxies;
import dev.sessionkit.core.SessionRecords;
import java.util.Optional;

/** Tells who could not sign in, and what becomes of accounts (ASVS 16.3.1, 16.3.3). Thread-safe. */
record LoginEvents(SessionRecords records, TrustedProxies proxies) {

    /** Somebody could not sign in; as whom, where that is an account. */
    void failed(LoginFailure failure, String provider, Optional<UserId> user, LoginClient client) {
        records.tell(new SessionEvent.LoginFailed(
                failure,
                provider,
                user,
                RenewalClient.of(client.request(), proxies).address(),
                records.now()));
    }
}
