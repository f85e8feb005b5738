package dev.sessionkit.servlet.login;

import static dev.sessionkit.servlet.login.Caller.SESSIONS;
import static dev.sessionkit.servlet.login.Caller.credentials;

import java.net.http.HttpResponse;
import java.time.Duration;

/** What is promised of passwords and sessions (seed 001). */
final class SessionPromises {

    private static final Duration TOO_LONG_AGO = Duration.ofMinutes(11);
    private static final String[] OWN_PAGE = {"Sec-Fetch-Site", "same-origin", "Sec-Fetch-Dest", "document"};
    private static final String NOBODY = "{\"username\": \"nobody\", \"password\": \"wrong\"}";
    private static final String NO_PASSWORD = "{\"username\": \"somebody\", \"password\": \"short\"}";

    private SessionPromises() {}

    static PromiseTable in(PromiseTable table) {
        login(table);
        register(table);
        reading(table, "validateSession", "GET", "sessions/validate", "ValidSession");
        reading(table, "headValidateSession", "HEAD", "sessions/validate", "ValidSession");
        reading(table, "listSessions", "GET", "sessions", "SessionList");
        reading(table, "headSessions", "HEAD", "sessions", "SessionList");
        end(table);
        logout(table);
        kick(table);
        return table.promise(
                        "listProviders 200 ProviderList", site -> site.caller().get(SESSIONS + "providers"))
                .promise(
                        "headProviders 200 ProviderList",
                        site -> site.caller().send("HEAD", SESSIONS + "providers", ""));
    }

    private static void login(PromiseTable table) {
        String path = SESSIONS + "login";
        table.promise("login 200 SignedIn", site -> site.caller().form(path, credentials(site.newUser())))
                .promise("login 400 BadRequest", site -> site.caller().post(path, "{"))
                .promise("login 401 LoginRefused", site -> site.caller().post(path, NOBODY))
                .crossSite("login", "POST", path)
                .promise("login 409 SessionLimit", site -> {
                    String name = site.newUser();
                    for (int i = 0; i < 3; i++) {
                        site.caller().signIn(name);
                    }
                    return site.caller().post(path, credentials(name));
                })
                .bodies("login", path, "application/json", "text/plain")
                .throttled("login", "POST", path, NOBODY)
                .busy("login", path, NOBODY)
                .unavailable("login", site -> {
                    String body = credentials(site.newUser());
                    return () -> site.caller().post(path, body);
                });
    }

    private static void register(PromiseTable table) {
        String path = SESSIONS + "register";
        table.promise("register 201 SignedIn", site -> site.caller().post(path, credentials(site.newName())))
                .promise("register 400 BadRequest", site -> site.caller().post(path, "{\"username\": \"anne\"}"))
                .promise("register 400 PasswordRefused", site -> site.caller().post(path, NO_PASSWORD))
                .crossSite("register", "POST", path)
                .promise("register 409 AccountTaken", site -> site.caller().post(path, credentials(site.newUser())))
                .bodies("register", path, "application/json", "text/plain")
                .throttled("register", "POST", path, NO_PASSWORD)
                .busy("register", path, credentials("somebody"))
                .unavailable("register", site -> {
                    String body = credentials(site.newName());
                    return () -> site.caller().post(path, body);
                });
    }

    private static void reading(PromiseTable table, String operation, String method, String path, String body) {
        table.promise(
                        operation + " 200 " + body,
                        site -> site.caller().signIn(site.newUser()).send(method, SESSIONS + path, ""))
                .promise(
                        operation + " 401 SessionRequired",
                        site -> site.caller().send(method, SESSIONS + path, ""))
                .unavailable(operation, site -> {
                    Caller caller = site.caller().signIn(site.newUser());
                    return () -> caller.send(method, SESSIONS + path, "");
                });
    }

    private static void end(PromiseTable table) {
        String unknown = SESSIONS + "sessions/" + "A".repeat(22);
        table.promise("endSession 204", site -> {
                    Caller caller = site.caller().signIn(site.newUser());
                    String own = caller.jar.get("qt-auth").substring(0, 22);
                    return caller.send("DELETE", SESSIONS + "sessions/" + own, "");
                })
                .promise("endSession 401 SessionRequired", site -> site.caller().send("DELETE", unknown, ""))
                .promise(
                        "endSession 401 FreshLoginRequired", site -> later(site).send("DELETE", unknown, ""))
                .crossSite("endSession", "DELETE", unknown)
                .promise(
                        "endSession 404 NotFound",
                        site -> site.caller().signIn(site.newUser()).send("DELETE", unknown, ""))
                .unavailable("endSession", site -> {
                    Caller caller = site.caller().signIn(site.newUser());
                    return () -> caller.send("DELETE", unknown, "");
                });
    }

    private static void logout(PromiseTable table) {
        String path = SESSIONS + "logout";
        table.promise(
                        "logout 200 LoggedOut",
                        site -> site.caller().signIn(site.newUser()).send("POST", path, ""))
                .crossSite("logout", "POST", path)
                .unavailable("logout", site -> {
                    Caller caller = site.caller().signIn(site.newUser());
                    return () -> caller.send("POST", path, "");
                })
                .promise("logoutByLink 200 LoggedOut", site -> byHeader(site, path))
                .promise(
                        "logoutByLink 403 CrossSiteRequest",
                        site -> site.caller().signIn(site.newUser()).get(path))
                .promise(
                        "logoutByLink 403 text/html",
                        site -> site.caller().signIn(site.newUser()).get(path, "Accept", "text/html"))
                .unavailable("logoutByLink", site -> {
                    Caller caller = site.caller().signIn(site.newUser());
                    return () -> caller.get(path, OWN_PAGE);
                });
    }

    private static void kick(PromiseTable table) {
        String path = SESSIONS + "kick";
        table.promise(
                        "kick 200 Kicked",
                        site -> site.caller().signIn(site.newUser()).send("POST", path, ""))
                .promise("kick 401 SessionRequired", site -> site.caller().send("POST", path, ""))
                .promise("kick 401 FreshLoginRequired", site -> later(site).send("POST", path, ""))
                .crossSite("kick", "POST", path)
                .unavailable("kick", site -> {
                    Caller caller = site.caller().signIn(site.newUser());
                    return () -> caller.send("POST", path, "");
                })
                .promise("kickByLink 200 Kicked", site -> byHeader(site, path))
                .promise("kickByLink 401 SessionRequired", site -> site.caller().get(path))
                .promise(
                        "kickByLink 401 FreshLoginRequired", site -> later(site).get(path, OWN_PAGE))
                .promise(
                        "kickByLink 403 CrossSiteRequest",
                        site -> site.caller().signIn(site.newUser()).get(path))
                .promise(
                        "kickByLink 403 text/html",
                        site -> site.caller().signIn(site.newUser()).get(path, "Accept", "text/html"))
                .unavailable("kickByLink", site -> {
                    Caller caller = site.caller().signIn(site.newUser());
                    return () -> caller.get(path, OWN_PAGE);
                });
    }

    /** Somebody who has signed in, a while ago. */
    private static Caller later(OpenApiSite site) {
        Caller caller = site.caller().signIn(site.newUser());
        site.clock.advance(TOO_LONG_AGO);
        return caller;
    }

    /** Somebody whose session is in the header of seed 001, not in a cookie. */
    private static HttpResponse<String> byHeader(OpenApiSite site, String path) {
        Caller caller = site.caller().signIn(site.newUser());
        String token = caller.jar.remove("qt-auth");
        return caller.get(path, "x-qt-auth", token);
    }
}
