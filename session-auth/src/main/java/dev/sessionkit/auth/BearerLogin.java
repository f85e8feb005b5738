package dev.sessionkit.auth;

import dev.sessionkit.api.SessionId;
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

    /** In place of a pending session that is redeemed, and of the one that was made with it. */
    LoginResult redeem(LoginClient client, ProvenAccount who, SessionRecord pending, SessionId made) {
        SessionSecret secret = records.newSecret();
        return result(signIn.redeem(client, who, rules, form(secret), pending, made), secret, who);
    }

    /** Begun with the login, which may be a while ago where a token is redeemed, and used now. */
    private SessionForm form(SessionSecret secret) {
        return (id, login) ->
                records.begin(login.at(), secret).touched(records.now()).withLogin(login);
    }

    private static LoginResult result(SessionRecord session, SessionSecret secret, ProvenAccount who) {
        SessionToken token = new SessionToken(session.id(), secret);
        return new LoginResult(new IssuedSession(session, Optional.of(token)), who.account());
    }
}
