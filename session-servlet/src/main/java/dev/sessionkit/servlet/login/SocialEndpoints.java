package dev.sessionkit.servlet.login;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.auth.LoginClient;
import dev.sessionkit.auth.SocialLogin;
import dev.sessionkit.auth.SocialLoginRequest;
import dev.sessionkit.auth.SocialLoginStart;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Signing in at another system: there, back, and what that system says by itself. Thread-safe.
 *
 * @param social knows the systems
 * @param targets where users may want to go then
 * @param cookies what browsers hold meanwhile
 * @param results what is answered when they come back
 */
record SocialEndpoints(SocialLogin social, RedirectTargets targets, LoginCookies cookies, SocialResults results) {

    static final String PROVIDER = "auth-provider";

    /** Sends the browser there; other sites' links may lead here, but no other site's pictures. */
    void visit(Call call) {
        call.guard().requireVisit(call.request());
        if (call.query().only("kick-others").isPresent()) {
            throw Requests.bad("kick-others is for a POST: no link may end a user's sessions");
        }
        begin(call, 302, false);
    }

    /** The same from a form of our own, whose user may insist. */
    void submit(Call call) {
        begin(call, 303, call.query().flag("kick-others", false));
    }

    private void begin(Call call, int status, boolean insists) {
        Query query = call.query();
        String provider = query.only(PROVIDER).orElseThrow(() -> Requests.bad(PROVIDER + " is missing"));
        String target = query.only("redirect-url").map(targets::require).orElse("");
        SocialLoginRequest asked = SocialLoginRequest.of(provider, target);
        SocialLoginStart start = social.begin(call.context().request(), insists ? asked.insisting() : asked);
        cookies.begin(call, start);
        call.redirect(status, start.location().toASCIIString());
    }

    /** The browser comes back. */
    void callback(Call call) throws IOException {
        Query query = call.query();
        Optional<SessionId> state = query.only("state").flatMap(SessionId::parse);
        List<String> bindings = cookies.ofLogin(call, state);
        var result = social.finish(LoginClient.of(call.context()), call.free().get(0), query.parameters(), bindings);
        state.ifPresent(spent -> cookies.forget(call, spent));
        results.answer(call, result, bindings);
    }

    /** The provider's server says that sessions are over (OpenID Connect Back-Channel Logout 1.0, section 2.8). */
    void logout(Call call) throws IOException {
        String token = Query.of(RequestBody.form(call.request()))
                .only("logout_token", RequestBody.LONGEST)
                .orElseThrow(() -> Requests.bad("logout_token is missing"));
        social.logout(call.free().get(0), token);
        call.response().setContentLength(0);
    }

    void providers(Call call) throws IOException {
        call.answer(
                200, Map.of("providers", social.providers().stream().sorted().toList()));
    }
}
