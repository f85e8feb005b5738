package dev.sessionkit.servlet.login;

import static dev.sessionkit.servlet.login.Caller.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.UserId;
import dev.sessionkit.auth.SocialLoginStart;
import dev.sessionkit.core.NewSession;
import dev.sessionkit.core.SessionContext;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

/** What is promised of logins at other systems (seed 001). */
final class SocialPromises {

    private static final String BEGIN = SESSIONS + "login?auth-provider=";
    private static final String REDEEM = SESSIONS + "sessions/access-token/validate?access-token=";
    private static final String ELSEWHERE = "&redirect-url=https://evil.example.com";
    private static final int MANY = 100;

    private SocialPromises() {}

    static PromiseTable in(PromiseTable table) {
        begin(table);
        callback(table);
        redeem(table);
        backChannel(table);
        return table;
    }

    private static void begin(PromiseTable table) {
        table.promise("login 303", site -> site.caller().post(BEGIN + "games", ""))
                .promise("login 400 RedirectRefused", site -> site.caller().post(BEGIN + "games" + ELSEWHERE, ""))
                .promise("login 404 UnknownProvider", site -> site.caller().post(BEGIN + "nobody", ""))
                .promise("beginSocialLogin 302", site -> site.caller().get(BEGIN + "games"))
                .promise(
                        "beginSocialLogin 400 BadRequest", site -> site.caller().get(BEGIN + "games&kick-others=true"))
                .promise(
                        "beginSocialLogin 400 RedirectRefused",
                        site -> site.caller().get(BEGIN + "games" + ELSEWHERE))
                .promise(
                        "beginSocialLogin 403 CrossSiteRequest",
                        site -> site.caller().get(BEGIN + "games", "Sec-Fetch-Dest", "image"))
                .promise(
                        "beginSocialLogin 404 UnknownProvider",
                        site -> site.caller().get(BEGIN + "nobody"))
                .throttled("beginSocialLogin", "GET", BEGIN + "games", "")
                .promise(
                        "beginSocialLogin 503 SessionsUnavailable",
                        site -> site.caller().get(BEGIN + "down"));
    }

    private static void callback(PromiseTable table) {
        String path = SESSIONS + "games/callback";
        table.promise("finishSocialLogin 200 SocialSignedIn", site -> back(site.caller(), site.newName(), ""))
                .promise(
                        "finishSocialLogin 200 Linked",
                        site -> linked(site.caller().signIn(site.newUser()), site.newName()))
                .promise("finishSocialLogin 303", site -> back(site.caller(), site.newName(), "&redirect-url=/welcome"))
                .promise(
                        "finishSocialLogin 400 BadRequest",
                        site -> site.caller().get(path + "?state=a&state=a"))
                .promise(
                        "finishSocialLogin 401 LoginRefused",
                        site -> site.caller().get(path + "?state=a&code=a"))
                .promise("finishSocialLogin 401 LoginCancelled", site -> {
                    Caller caller = site.caller();
                    return caller.get(path + "?error=access_denied&state=" + caller.state());
                })
                .promise(
                        "finishSocialLogin 404 UnknownProvider",
                        site -> site.caller().get(SESSIONS + "nobody/callback?state=a&code=a"))
                .promise("finishSocialLogin 409 SessionLimit", site -> {
                    String subject = site.newName();
                    for (int i = 0; i < 3; i++) {
                        site.caller().oneTimeToken(subject);
                    }
                    return back(site.caller(), subject, "");
                })
                .promise("finishSocialLogin 409 AccountTaken", site -> {
                    String subject = site.newName();
                    site.caller().oneTimeToken(subject);
                    return linked(site.caller().signIn(site.newUser()), subject);
                })
                .promise("finishSocialLogin 409 TooManyIdentities", site -> {
                    Caller caller = site.caller().signIn(site.newUser());
                    return Stream.generate(() -> linked(caller, site.newName()))
                            .limit(MANY)
                            .filter(answer -> answer.statusCode() != 200)
                            .findFirst()
                            .orElseThrow();
                })
                .unavailable("finishSocialLogin", site -> {
                    Caller caller = site.caller();
                    String state = caller.state();
                    return () -> caller.get(path + "?code=a&state=" + state);
                });
    }

    /** Somebody comes back from the provider. */
    private static HttpResponse<String> back(Caller caller, String subject, String more) {
        return caller.get(caller.atProvider(subject, more));
    }

    /** Somebody who is signed in links who they are at the provider, as a host would have it begun. */
    private static HttpResponse<String> linked(Caller caller, String subject) {
        SocialLoginStart start =
                caller.site.authentication.socialLogin().beginLink(caller.site.context(caller.cookies()), "games", "");
        caller.jar.put("__Host-login-" + start.binding().id(), start.binding().reveal());
        return caller.get(caller.atProvider(subject, URI.create(start.location().toString())));
    }

    private static void redeem(PromiseTable table) {
        table.promise("redeemOneTimeToken 200 SignedIn", site -> redeemed(site.caller(), site.newName(), ""))
                .promise(
                        "redeemOneTimeToken 303",
                        site -> redeemed(site.caller(), site.newName(), "&redirect-url=/welcome"))
                .promise(
                        "redeemOneTimeToken 400 BadRequest",
                        site -> site.caller().get(REDEEM + "a&redirect=maybe"))
                .promise(
                        "redeemOneTimeToken 400 RedirectRefused",
                        site -> site.caller().get(REDEEM + "a" + ELSEWHERE))
                .promise(
                        "redeemOneTimeToken 401 LoginRefused",
                        site -> site.caller().get(REDEEM + "a"))
                .promise("redeemOneTimeToken 409 SessionLimit", site -> {
                    Caller caller = site.caller();
                    HttpResponse<String> signedIn = back(caller, site.newName(), "");
                    String user = Caller.json(signedIn).at("/user/id").stringValue();
                    for (int i = 0; i < 3; i++) { // which no endpoint would let them have
                        SessionContext more = site.context("");
                        more.newSession(NewSession.of(new UserId(user), "TEST"));
                        more.commit();
                    }
                    return caller.get(
                            REDEEM + Caller.json(signedIn).get("accessToken").stringValue());
                })
                .unavailable("redeemOneTimeToken", site -> {
                    Caller caller = site.caller();
                    String token = caller.oneTimeToken(site.newName());
                    return () -> caller.get(REDEEM + token);
                });
    }

    private static HttpResponse<String> redeemed(Caller caller, String subject, String more) {
        return caller.get(REDEEM + caller.oneTimeToken(subject) + more);
    }

    private static void backChannel(PromiseTable table) {
        String path = SESSIONS + "games/backchannel-logout";
        table.promise("backChannelLogout 200", site -> {
                    String subject = site.newName();
                    Caller caller = site.caller();
                    caller.oneTimeToken(subject);
                    HttpResponse<String> answer = site.caller().form(path, "logout_token=" + site.logoutToken(subject));
                    assertThat(caller.get(SESSIONS + "sessions").statusCode()).isEqualTo(401);
                    return answer;
                })
                .promise(
                        "backChannelLogout 400 BadRequest",
                        site -> site.caller().form(path, "token=a"))
                .promise(
                        "backChannelLogout 400 LogoutTokenRefused",
                        site -> site.caller().form(path, "logout_token=a"))
                .crossSite("backChannelLogout", "POST", path)
                .promise(
                        "backChannelLogout 404 UnknownProvider",
                        site -> site.caller().form(SESSIONS + "nobody/backchannel-logout", "logout_token=a"))
                .bodies("backChannelLogout", path, "application/x-www-form-urlencoded", "application/json")
                .unavailable("backChannelLogout", site -> {
                    String token = site.logoutToken(site.newName());
                    return () -> site.caller().form(path, "logout_token=" + token);
                });
    }
}
