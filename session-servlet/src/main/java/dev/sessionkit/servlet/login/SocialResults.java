package dev.sessionkit.servlet.login;

import dev.sessionkit.auth.SocialLoginResult;
import dev.sessionkit.auth.oidc.IdentityRefusal;
import dev.sessionkit.servlet.problem.LoginProblem;
import dev.sessionkit.servlet.problem.Problem;
import dev.sessionkit.servlet.problem.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What is answered when a browser is back: a page of the user's choice, told by the fragment, which no server sees, or JSON.
 * Thread-safe.
 *
 * @param targets where users may go
 * @param cookies what browsers hold for one-time tokens
 * @param answers for those who are signed in
 */
record SocialResults(RedirectTargets targets, LoginCookies cookies, LoginAnswers answers) {

    void answer(Call call, SocialLoginResult result, List<String> bindings) throws IOException {
        if (result instanceof SocialLoginResult.SignedIn in) {
            signedIn(call, in, bindings);
        } else if (result instanceof SocialLoginResult.Linked linked) {
            linked(call, linked);
        } else if (result instanceof SocialLoginResult.Refused no) {
            refused(
                    call,
                    no.target(),
                    no.reason() == IdentityRefusal.CANCELLED ? LoginProblem.cancelled() : LoginProblem.refused());
        } else if (result instanceof SocialLoginResult.LimitReached full) {
            refused(call, full.target(), LoginProblem.limit(full.sessions()));
        }
    }

    private void signedIn(Call call, SocialLoginResult.SignedIn in, List<String> bindings) throws IOException {
        Map<String, Object> json = answers.signIn(call, in.login());
        bindings.stream().findFirst().ifPresent(binding -> cookies.keep(call, in.oneTimeToken(), binding));
        String token = in.oneTimeToken().token().reveal();
        if (leads(in.target())) {
            call.redirect(303, in.target() + "#access-token=" + token);
            return;
        }
        json.put("accessToken", token);
        json.put("accessTokenExpiresAt", in.oneTimeToken().until().toString());
        call.answer(200, json);
    }

    /** Begun by the host, with a session of the user's own. */
    private void linked(Call call, SocialLoginResult.Linked linked) throws IOException {
        if (leads(linked.target())) {
            call.redirect(303, linked.target());
        } else {
            call.answer(200, Map.of("user", UserJson.of(linked.account())));
        }
    }

    private void refused(Call call, String target, Problem problem) {
        if (!leads(target)) {
            throw new ProblemException(problem);
        }
        call.redirect(303, target + "#error=" + problem.code());
    }

    /** The settings may have changed since the login began, or another node may have others. */
    private boolean leads(String target) {
        return !target.isEmpty() && targets.allows(target);
    }
}
