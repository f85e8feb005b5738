package dev.sessionkit.servlet.login;

import static dev.sessionkit.servlet.login.Caller.PAIRS;
import static dev.sessionkit.servlet.login.Caller.credentials;

/** What is promised of token pairs (seed 003). */
final class PairPromises {

    private static final String NOBODY = "{\"username\": \"nobody\", \"password\": \"wrong\"}";
    private static final String NO_PASSWORD = "{\"username\": \"somebody\", \"password\": \"short\"}";

    private PairPromises() {}

    static PromiseTable in(PromiseTable table) {
        register(table);
        login(table);
        refresh(table);
        logout(table);
        return table.promise("getKeys 200 Keys", site -> site.caller().get(PAIRS + "jwks.json"))
                .promise("headKeys 200 Keys", site -> site.caller().send("HEAD", PAIRS + "jwks.json", ""));
    }

    private static void register(PromiseTable table) {
        String path = PAIRS + "register";
        String operation = "registerForTokenPair";
        table.promise(operation + " 201 TokenPair", site -> site.caller().form(path, credentials(site.newName())))
                .promise(operation + " 400 BadRequest", site -> site.caller().post(path, "{\"username\": \"anne\"}"))
                .promise(
                        operation + " 400 PasswordRefused",
                        site -> site.caller().post(path, NO_PASSWORD))
                .crossSite(operation, "POST", path)
                .promise(operation + " 409 AccountTaken", site -> site.caller().post(path, credentials(site.newUser())))
                .bodies(operation, path, "application/json", "text/plain")
                .throttled(operation, "POST", path, NO_PASSWORD)
                .busy(operation, path, credentials("somebody"))
                .unavailable(operation, site -> {
                    String body = credentials(site.newName());
                    return () -> site.caller().post(path, body);
                });
    }

    private static void login(PromiseTable table) {
        String path = PAIRS + "login";
        String operation = "loginForTokenPair";
        table.promise(operation + " 200 TokenPair", site -> site.caller().post(path, credentials(site.newUser())))
                .promise(operation + " 400 BadRequest", site -> site.caller().post(path, "{"))
                .promise(operation + " 401 LoginRefused", site -> site.caller().post(path, NOBODY))
                .crossSite(operation, "POST", path)
                .promise(operation + " 409 SessionLimit", site -> {
                    String name = site.newUser();
                    for (int i = 0; i < 3; i++) {
                        site.caller().signInForPair(name);
                    }
                    return site.caller().post(path, credentials(name));
                })
                .bodies(operation, path, "application/json", "text/plain")
                .throttled(operation, "POST", path, NOBODY)
                .busy(operation, path, NOBODY)
                .unavailable(operation, site -> {
                    String body = credentials(site.newUser());
                    return () -> site.caller().post(path, body);
                });
    }

    private static void refresh(PromiseTable table) {
        String path = PAIRS + "refresh-token";
        table.promise(
                        "refreshTokenPair 200 TokenPair",
                        site -> site.caller().signInForPair(site.newUser()).send("POST", path, ""))
                .promise("refreshTokenPair 401 SessionRequired", site -> {
                    Caller caller = site.caller();
                    caller.jar.put("refreshToken", "none");
                    return caller.send("POST", path, "");
                })
                .crossSite("refreshTokenPair", "POST", path)
                .unavailable("refreshTokenPair", site -> {
                    Caller caller = site.caller().signInForPair(site.newUser());
                    return () -> caller.send("POST", path, "");
                });
    }

    private static void logout(PromiseTable table) {
        String path = PAIRS + "logout";
        table.promise(
                        "logoutTokenPair 200 LoggedOut",
                        site -> site.caller().signInForPair(site.newUser()).send("POST", path, ""))
                .promise("logoutTokenPair 401 SessionRequired", site -> {
                    Caller caller = site.caller().signInForPair(site.newUser());
                    caller.jar.put("refreshToken", "none");
                    return caller.send("POST", path, "");
                })
                .crossSite("logoutTokenPair", "POST", path)
                .unavailable("logoutTokenPair", site -> {
                    Caller caller = site.caller().signInForPair(site.newUser());
                    return () -> caller.send("POST", path, "");
                });
    }
}
