package dev.sessionkit.servlet.login;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.auth.LoginClient;
import dev.sessionkit.auth.LoginResult;
import dev.sessionkit.auth.OneTimeTokens;
import dev.sessionkit.servlet.problem.LoginProblem;
import dev.sessionkit.servlet.problem.ProblemException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Redeems the one-time token of a social login for a session. Thread-safe.
 *
 * @param tokens redeems them
 * @param targets where users may go then
 * @param cookies what browsers hold for them
 * @param answers for those who are signed in
 */
record OneTimeTokenEndpoint(OneTimeTokens tokens, RedirectTargets targets, LoginCookies cookies, LoginAnswers answers)
        implements Endpoint {

    @Override
    public void answer(Call call) throws IOException {
        Query query = call.query();
        boolean redirects = query.flag("redirect", true);
        Optional<String> target = query.only("redirect-url").map(targets::require); // before anything is used up
        String presented = query.only("access-token").orElse("");
        Optional<SessionId> id = SessionToken.parse(presented).map(SessionToken::id);
        LoginResult login = redeemed(call, presented, id);
        id.ifPresent(spent -> cookies.forgetToken(call, spent));
        Map<String, Object> json = answers.signIn(call, login);
        if (redirects && target.isPresent()) {
            call.redirect(303, target.get());
        } else {
            call.answer(200, json);
        }
    }

    /** Nobody is told whether a token was used, is too old, somebody else's or never was. */
    private LoginResult redeemed(Call call, String presented, Optional<SessionId> id) {
        try {
            return tokens.redeem(LoginClient.of(call.context()), presented, cookies.ofToken(call, id));
        } catch (SessionRequiredException refused) {
            throw new ProblemException(LoginProblem.refused());
        }
    }
}
