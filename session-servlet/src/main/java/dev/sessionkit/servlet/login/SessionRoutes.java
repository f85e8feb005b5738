package dev.sessionkit.servlet.login;

import dev.sessionkit.auth.Authentication;
import dev.sessionkit.auth.SocialLogin;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.core.SessionRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Which endpoints of seed 001 there are. */
final class SessionRoutes {

    private SessionRoutes() {}

    static List<Route> of(SessionFramework framework, Authentication authentication, SessionApiSettings settings) {
        SessionRecords records = framework.records();
        LoginAnswers answers = new LoginAnswers(authentication.sessionManagement());
        RedirectTargets targets = RedirectTargets.of(settings.redirectTargets());
        LoginCookies cookies =
                new LoginCookies(new CookieReach(settings.base(), settings.secureCookies()), records::now);
        SocialLogin social = authentication.socialLogin();

        PasswordEndpoints passwords = new PasswordEndpoints(authentication.authenticationService(), answers);
        SocialEndpoints providers =
                new SocialEndpoints(social, targets, cookies, new SocialResults(targets, cookies, answers));
        SessionEndpoints sessions = new SessionEndpoints(
                authentication.sessionManagement(), records.roleMetadata(), settings.clearSiteData());

        List<Route> routes = new ArrayList<>();
        routes.add(Route.of("POST", "login", call -> login(call, passwords, providers)));
        routes.add(Route.of("GET", "login", providers::visit));
        if (settings.registration()) {
            routes.add(Route.of("POST", "register", passwords::register));
        }
        routes.addAll(Route.reading("providers", providers::providers));
        routes.addAll(Route.reading("sessions/validate", sessions::validate));
        routes.addAll(Route.reading("sessions", sessions::list));
        routes.add(Route.of("POST", "logout", sessions::logout));
        routes.add(Route.of("GET", "logout", new ByLink(sessions::logout, ConfirmationPage.signOut())));
        routes.add(Route.of("POST", "kick", sessions::kick));
        routes.add(Route.of("GET", "kick", sessions.known(new ByLink(sessions::kick, ConfirmationPage.kick()))));
        routes.add(Route.of(
                "GET",
                "sessions/access-token/validate",
                new OneTimeTokenEndpoint(authentication.oneTimeTokens(), targets, cookies, answers)));
        routes.add(Route.of("DELETE", "sessions/*", sessions::end));
        routes.add(Route.of("GET", "*/callback", providers::callback));
        routes.add(Route.of("POST", "*/backchannel-logout", providers::logout));
        return routes;
    }

    private static void login(Call call, PasswordEndpoints passwords, SocialEndpoints providers) throws IOException {
        if (call.query().only(SocialEndpoints.PROVIDER).isPresent()) {
            providers.submit(call);
        } else {
            passwords.login(call);
        }
    }
}
