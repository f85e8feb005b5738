package dev.sessionkit.auth;

import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionRecord;
import java.util.Optional;

/** Begins sessions of one token that opens requests, with the time-outs of the settings. Thread-safe. */
record BearerLogin(SessionRecords records, SignIn signIn, AdmissionRules rules) {

    LoginResult begin(LoginClient client, ProvenAccount who) {
        SessionSecret secret = records.newSecret();
        return result(signIn.begin(client, who, rules, form(secret)), secret, who);
    }

    /** In place of a pending session that is redeemed. */
    LoginResult redeem(LoginClient client, ProvenAccount who, SessionRecord pending) {
        SessionSecret secret = records.newSecret();
        return result(signIn.redeem(client, who, rules, form(secret), pending), secret, who);
    }

    private SessionForm form(SessionSecret secret) {
        return (id, login) -> records.begin(login.at(), secret).withLogin(login);
    }

    private static LoginResult result(SessionRecord session, SessionSecret secret, ProvenAccount who) {
        SessionToken token = new SessionToken(session.id(), secret);
        return new LoginResult(new IssuedSession(session, Optional.of(token)), who.account());
    }
}
