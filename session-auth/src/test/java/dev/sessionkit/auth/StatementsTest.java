package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.SessionToken;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.tck.StoppedClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How many statements each operation sends to PostgreSQL, and which. Prints them. */
class StatementsTest {

    private static final String ACCOUNT = "SELECT account";
    private static final String FIND = "SELECT session";
    private static final String LIST = "SELECT session"; // by user
    private static final String INSERT = "INSERT session";
    private static final String UPDATE = "UPDATE session";
    private static final Duration LONG_AFTER = Duration.ofHours(1);

    private static EmbeddedPostgres postgres;

    private final StoppedClock clock = new StoppedClock(RenewalHost.NOON);
    private WatchedSource source;
    private PairHost host;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void open() {
        source = new WatchedSource(postgres.getPostgresDatabase());
        host = PairHost.over(source, clock, Map.of());
    }

    @AfterEach
    void close() {
        host.close();
    }

    /** Runs it, and prints and holds what it sent. */
    private <T> T sends(String what, Supplier<T> operation, String... statements) {
        source.sent();
        T result = operation.get();
        List<String> sent = source.sent();
        System.out.printf("%-52s %d  %s%n", what, sent.size(), String.join(", ", sent));
        assertThat(sent).as(what).containsExactly(statements);
        return result;
    }

    private SessionGrant create(String name, String device) {
        return host.authentication.sessionsService().create(PairHost.request(), name, PairHost.PASSWORD, device);
    }

    private SessionGrant reissue(SessionGrant grant) {
        return host.authentication
                .sessionsService()
                .reissue(PairHost.request(), grant.reissueToken().reveal());
    }

    @Test
    @DisplayName("Performance, auth 1 and 2: SessionsService: create, reissue, repeat, destroy")
    void sessionsService() {
        host.accounts.register("counted-000", Optional.empty(), PairHost.PASSWORD);
        SessionGrant phone = sends(
                "SessionsService.create, the first",
                () -> create("counted-000", AuthHost.PHONE),
                ACCOUNT,
                FIND,
                LIST,
                INSERT,
                INSERT);
        sends(
                "SessionsService.create, soon after",
                () -> create("counted-000", AuthHost.TABLET),
                ACCOUNT,
                FIND,
                LIST,
                UPDATE,
                INSERT);
        clock.advance(LONG_AFTER);
        sends(
                "SessionsService.create, an hour later, replacing",
                () -> create("counted-000", AuthHost.TABLET),
                ACCOUNT,
                FIND,
                LIST,
                UPDATE,
                UPDATE, // the session that gives way
                INSERT);
        SessionGrant next = sends("SessionsService.reissue", () -> reissue(phone), FIND, ACCOUNT, UPDATE);
        sends("SessionsService.reissue, repeated", () -> reissue(phone), FIND, ACCOUNT);
        sends("SessionsService.reissue, of the newest, repeated", () -> reissue(next), FIND, ACCOUNT);
        sends(
                "SessionsService.destroy",
                () -> host.authentication
                        .sessionsService()
                        .destroy(next.authToken().reveal()),
                FIND,
                UPDATE);
    }

    @Test
    @DisplayName("Performance, auth 1 and 2: TokenPairs: login, refresh, repeat, logout")
    void tokenPairs() {
        host.register("counted-003");
        clock.advance(LONG_AFTER);
        TokenPairGrant first =
                sends("TokenPairs.login", () -> host.login("counted-003"), ACCOUNT, FIND, FIND, UPDATE, INSERT);
        sends("a request with the access token", () -> host.opens(first), FIND);
        TokenPairGrant next = sends("TokenPairs.refresh", () -> host.refresh(first), FIND, ACCOUNT, UPDATE);
        sends("TokenPairs.refresh, repeated", () -> host.refresh(first), FIND, ACCOUNT);
        sends("TokenPairs.refresh, of the newest, repeated", () -> host.refresh(next), FIND, ACCOUNT);
        sends(
                "TokenPairs.logout",
                () -> host.pairs.logout(
                        Optional.of(next.accessToken().reveal()),
                        Optional.of(next.refreshToken().reveal())),
                FIND,
                UPDATE);
    }

    @Test
    @DisplayName(
            "Performance, auth 2: AuthenticationService.login, with and without a limit; redeeming a one-time token")
    void authenticationService() {
        host.accounts.register("counted-001", Optional.empty(), PairHost.PASSWORD);
        Supplier<LoginResult> login = () -> host.authentication
                .authenticationService()
                .login(
                        PairHost.client(),
                        "PASSWORD",
                        Secret.of("{\"username\": \"counted-001\", \"password\": \"" + PairHost.PASSWORD.reveal()
                                + "\"}"));
        sends("AuthenticationService.login, the first", login, ACCOUNT, FIND, INSERT, INSERT);
        clock.advance(LONG_AFTER);
        LoginResult result =
                sends("AuthenticationService.login, an hour later", login, ACCOUNT, FIND, FIND, UPDATE, INSERT);
        OneTimeToken token = sends(
                "OneTimeTokens.issue",
                () -> host.authentication.oneTimeTokens().issue(result, Optional.<SessionToken>empty()),
                INSERT);
        sends(
                "OneTimeTokens.redeem",
                () -> host.authentication
                        .oneTimeTokens()
                        .redeem(
                                PairHost.client()
                                        .insteadOf(result.session().session().id()),
                                token.token().reveal(),
                                List.of()),
                FIND, // the token
                FIND, // the session that came with it
                ACCOUNT,
                FIND, // the gate
                FIND, // the token, behind the gate
                FIND, // whom it replaces, and whom the gate names: that session again
                FIND,
                UPDATE, // the gate
                UPDATE, // the session that gives way
                UPDATE); // the token becomes the session
        sends(
                "AuthenticationService.login, wrong password",
                () -> {
                    try {
                        return host.pairs.login(PairHost.client(), "counted-001", Secret.of("a wrong password"));
                    } catch (LoginRefusedException refused) {
                        return refused;
                    }
                },
                ACCOUNT);
    }
}
