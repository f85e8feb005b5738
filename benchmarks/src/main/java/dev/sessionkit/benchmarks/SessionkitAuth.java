package dev.sessionkit.benchmarks;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.auth.Authentication;
import dev.sessionkit.auth.LoginClient;
import dev.sessionkit.auth.SessionGrant;
import dev.sessionkit.auth.TokenPairGrant;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.Secret;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Our own contender: signing in as a host has it, accounts and sessions in one database, and clients that hold its tokens.
 * Everything is as it is without settings, but that families of tokens live for ever. Used by one thread.
 */
final class SessionkitAuth implements AutoCloseable {

    /** Any that outlasts the window in which a renewal is repeated, and no token's life even if each waits for all others. */
    private static final Duration BETWEEN_RENEWALS = Duration.ofHours(1);

    private static final int MOST_MEMBERS = 64; // whose tokens renew in turns
    private static final Secret PASSWORD = PasswordHashes.PASSWORD;
    private static final SessionRequest DEVICE = new Device();

    private static final String SETTINGS = """
            {
              "Authentication": { "SessionResolver": ["AccessTokenResolver", "BearerSessionResolver"] },
              "Catena": { "SessionStore": { "SessionProvider": "JdbcSessionStore" } },
              "PreferredImplementations": { "Accounts": "JdbcAccounts" },
              "JdbcAccounts": { "SessionStore": "JdbcSessionStore" },
              "AccessTokenResolver": { "Issuer": "%s", "Keys": [%s] },
              "SessionsService": { "FamilyLife": null },
              "TokenPairs": { "Resolver": "AccessTokenResolver", "FamilyLife": null }
            }""";

    private final SessionFramework framework;
    private final Authentication authentication;
    private final MovingClock clock;
    private final Duration betweenLogins;
    private final int accounts;
    private final RandomGenerator random = new SplittableRandom(20);
    private int logins;

    private SessionkitAuth(
            SessionFramework framework, MovingClock clock, int accounts, Duration betweenLogins, String hash) {
        this.framework = framework;
        this.authentication = Authentication.of(framework);
        this.clock = clock;
        this.betweenLogins = betweenLogins;
        this.accounts = accounts;
        Accounts kept = framework.component(Accounts.class);
        for (int i = 0; i < accounts; i++) {
            AccountDetails details = AccountDetails.named(
                            new UUID(random.nextLong(), random.nextLong()), name(i), clock.instant())
                    .withEmail(Optional.of(name(i) + "@example.com"), true)
                    .withPasswordHash(Optional.of(hash), clock.instant());
            kept.create(details, random.nextLong());
        }
    }

    /**
     * A framework with accounts of one password, none of which has signed in yet.
     *
     * @param accounts how many, who sign in in turns
     * @param hash of the password
     * @param betweenLogins how much time passes before each login
     */
    static SessionkitAuth open(DataSource database, int accounts, String hash, Duration betweenLogins) {
        MovingClock clock = new MovingClock();
        try {
            String key = SigningKeyJson.of(TokenAlgorithm.ES256, TokenAlgorithm.ES256.newKeys());
            SessionFramework framework = Authentication.sections(SessionFramework.builder())
                    .settings(SETTINGS.formatted(TokenIssuer.NAME, key))
                    .hostObject(DataSource.class, database)
                    .clock(clock)
                    .build();
            return new SessionkitAuth(framework, clock, accounts, betweenLogins, hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks ES256", e);
        }
    }

    private static String name(int number) {
        return "user-" + number;
    }

    private String newUuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** The next account's login on a device of its own, by whatever service. */
    private Operation login(Function<String, Object> service) {
        return () -> {
            clock.forward(betweenLogins);
            return service.apply(name(logins++ % accounts));
        };
    }

    /** A login of seed 000. */
    Operation create() {
        return login(this::grant);
    }

    private SessionGrant grant(String name) {
        return authentication.sessionsService().create(DEVICE, name, PASSWORD, newUuid());
    }

    /** A login of seed 003. */
    Operation pair() {
        return login(this::pairGrant);
    }

    private TokenPairGrant pairGrant(String name) {
        return authentication.tokenPairs().login(LoginClient.of(DEVICE), name, PASSWORD);
    }

    /** A login for a session of the framework's settings, without limit. */
    Operation bearer() {
        return login(name ->
                authentication.authenticationService().loginWithPassword(LoginClient.of(DEVICE), name, PASSWORD));
    }

    /** A client that reissues its tokens, one session after the other. */
    Operation reissue(int lane) {
        return renewal(lane, members(this::grantedReissue), this::reissued);
    }

    /** The same token again, inside the window. */
    Operation reissueAgain(int lane) {
        return repeat(lane, members(this::grantedReissue), this::reissued);
    }

    Operation refresh(int lane) {
        return renewal(lane, members(this::grantedRefresh), this::refreshed);
    }

    Operation refreshAgain(int lane) {
        return repeat(lane, members(this::grantedRefresh), this::refreshed);
    }

    private String grantedReissue(String name) {
        return grant(name).reissueToken().reveal();
    }

    private String reissued(String token) {
        return authentication
                .sessionsService()
                .reissue(DEVICE, token)
                .reissueToken()
                .reveal();
    }

    private String grantedRefresh(String name) {
        return pairGrant(name).refreshToken().reveal();
    }

    private String refreshed(String token) {
        return authentication.tokenPairs().refresh(DEVICE, token).refreshToken().reveal();
    }

    private String[] members(UnaryOperator<String> login) {
        return IntStream.range(0, Math.min(accounts, MOST_MEMBERS))
                .mapToObj(number -> login.apply(name(number)))
                .toArray(String[]::new);
    }

    private Operation renewal(int lane, String[] tokens, UnaryOperator<String> service) {
        Turn turn = new Turn(lane);
        return () -> {
            clock.forward(BETWEEN_RENEWALS);
            int member = turn.next() % tokens.length;
            tokens[member] = service.apply(tokens[member]);
            return tokens[member];
        };
    }

    private Operation repeat(int lane, String[] tokens, UnaryOperator<String> service) {
        for (String token : tokens) {
            service.apply(token);
        }
        Turn turn = new Turn(lane);
        return () -> service.apply(tokens[turn.next() % tokens.length]);
    }

    @Override
    public void close() {
        framework.close();
    }
}
