package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionException;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.SessionInfo;
import dev.sessionkit.tck.StoppedClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The database is lost before, or after, each statement of an operation: what is there then is the old state or the new, never a
 * session that nobody can end, nor a token that works twice.
 */
class LostDatabaseTest {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final int LIMIT = 2;
    private static final int MOST_STATEMENTS = 40;

    private WatchedSource source;
    private PairHost host;
    private int user;

    @BeforeEach
    void open() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setUrl("jdbc:h2:mem:lost" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
        source = new WatchedSource(h2);
        host = PairHost.over(
                source, new StoppedClock(RenewalHost.NOON), Map.of("Login", Map.of("SessionLimit", LIMIT)));
    }

    @AfterEach
    void close() {
        host.close();
    }

    /** One operation on what a test has prepared, and what must hold when the database is back. */
    private interface Attempt {
        Runnable operation();

        void afterwards();
    }

    /** Loses the database at each statement in turn; each time on an attempt of its own. */
    private void loseAtEach(WatchedSource.Loss loss, Supplier<Attempt> prepare, int atLeast) {
        int statement = 1;
        boolean lost = true;
        for (; lost && statement < MOST_STATEMENTS; statement++) {
            Attempt attempt = prepare.get();
            Runnable operation = attempt.operation();
            source.loseAt(statement, loss);
            boolean failed = fails(operation);
            lost = source.recover();
            assertThat(failed)
                    .as("an answer while the database is lost, at %d", statement)
                    .isEqualTo(lost);
            attempt.afterwards();
        }
        assertThat(statement - 2).as("statements it was lost at").isBetween(atLeast, MOST_STATEMENTS - 3);
    }

    private static boolean fails(Runnable operation) {
        try {
            operation.run();
            return false;
        } catch (SessionStoreException broken) {
            return true;
        }
    }

    private String newName() {
        user++;
        return "lost-" + user;
    }

    private List<SessionInfo> live(UserId owner) {
        return host.framework.registry().list(owner, 100);
    }

    private void assertCanBeEnded(UserId owner) {
        host.authentication.sessionManagement().endAll(owner, EndReason.KICKED);
        assertThat(live(owner)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A refresh: the token is exchanged by the next try, for one pair, and no other is left that works")
    void refresh(WatchedSource.Loss loss) {
        loseAtEach(
                loss,
                () -> {
                    TokenPairGrant first = host.register(newName());
                    return new Attempt() {
                        @Override
                        public Runnable operation() {
                            return () -> host.refresh(first);
                        }

                        @Override
                        public void afterwards() {
                            TokenPairGrant second = host.refresh(first);
                            assertThat(host.refresh(first)).isEqualTo(second);
                            assertThat(host.opens(second)).isTrue();
                            host.clock.advance(Duration.ofSeconds(31));
                            TokenPairGrant third = host.refresh(second);
                            assertThat(host.opens(third)).isTrue();
                            assertThat(host.refusal(first).endReason()).contains(EndReason.REUSE_DETECTED);
                            assertThat(host.opens(third)).isFalse();
                        }
                    };
                },
                3);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A login at the limit: never more sessions than allowed, each can be ended, and the next login begins")
    void login(WatchedSource.Loss loss) {
        loseAtEach(
                loss,
                () -> {
                    String name = newName();
                    UserId owner = host.register(name).account().id();
                    host.login(name);
                    return new Attempt() {
                        @Override
                        public Runnable operation() {
                            return () -> host.login(name);
                        }

                        @Override
                        public void afterwards() {
                            assertThat(live(owner)).hasSizeBetween(1, LIMIT);
                            TokenPairGrant next = host.login(name);
                            assertThat(host.opens(next)).isTrue();
                            assertThat(live(owner)).hasSizeBetween(1, LIMIT);
                            assertCanBeEnded(owner);
                            assertThat(host.opens(next)).isFalse();
                        }
                    };
                },
                5);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Registering: the account is there or not; where it is, it signs in")
    void register(WatchedSource.Loss loss) {
        loseAtEach(
                loss,
                () -> {
                    String name = newName();
                    return new Attempt() {
                        @Override
                        public Runnable operation() {
                            return () -> host.register(name);
                        }

                        @Override
                        public void afterwards() {
                            TokenPairGrant grant =
                                    host.accounts.find(name).isPresent() ? host.login(name) : host.register(name);
                            assertThat(host.opens(grant)).isTrue();
                            assertCanBeEnded(grant.account().id());
                        }
                    };
                },
                4);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A logout: both tokens work, or neither; the next try finishes it")
    void logout(WatchedSource.Loss loss) {
        loseAtEach(
                loss,
                () -> {
                    TokenPairGrant grant = host.register(newName());
                    return new Attempt() {
                        @Override
                        public Runnable operation() {
                            return () -> logOut(grant);
                        }

                        @Override
                        public void afterwards() {
                            boolean opens = host.opens(grant);
                            assertThat(refreshes(grant)).isEqualTo(opens);
                            logOut(grant);
                            assertThat(host.opens(grant)).isFalse();
                            assertThat(host.refusal(grant).endReason()).contains(EndReason.LOGOUT);
                        }
                    };
                },
                2);
    }

    private void logOut(TokenPairGrant grant) {
        host.pairs.logout(
                Optional.of(grant.accessToken().reveal()),
                Optional.of(grant.refreshToken().reveal()));
    }

    private boolean refreshes(TokenPairGrant grant) {
        try {
            return host.refresh(grant).session().equals(grant.session());
        } catch (SessionRequiredException refused) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "Disabling an account: whatever it was lost at, a disabled account refreshes nothing, and the next try ends all")
    void disable(WatchedSource.Loss loss) {
        loseAtEach(
                loss,
                () -> {
                    String name = newName();
                    TokenPairGrant first = host.register(name);
                    TokenPairGrant second = host.login(name);
                    return new Attempt() {
                        @Override
                        public Runnable operation() {
                            return () -> host.accounts.disable(first.account().number());
                        }

                        @Override
                        public void afterwards() {
                            if (!host.accounts.find(name).orElseThrow().enabled()) {
                                assertThat(refreshes(first)).isFalse();
                                assertThat(host.opens(first)).isFalse();
                            }
                            host.accounts.disable(first.account().number());
                            assertThat(host.opens(first)).isFalse();
                            assertThat(host.opens(second)).isFalse();
                            assertThat(live(first.account().id())).isEmpty();
                        }
                    };
                },
                5);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Requirement 55: redeeming a one-time token: it works once, and of the two sessions at most one lives")
    void redeem(WatchedSource.Loss loss) {
        loseAtEach(
                loss,
                () -> {
                    String name = newName();
                    host.accounts.register(name, Optional.empty(), PairHost.PASSWORD);
                    LoginResult login = host.authentication
                            .authenticationService()
                            .loginWithPassword(PairHost.client(), name, PairHost.PASSWORD);
                    OneTimeToken token =
                            host.authentication.oneTimeTokens().issue(login, Optional.<SessionToken>empty());
                    LoginClient client = PairHost.client()
                            .insteadOf(login.session().session().id());
                    return new Attempt() {
                        private int redeemed;

                        @Override
                        public Runnable operation() {
                            return () -> {
                                host.authentication
                                        .oneTimeTokens()
                                        .redeem(client, token.token().reveal(), List.of());
                                redeemed++;
                            };
                        }

                        @Override
                        public void afterwards() {
                            UserId owner = login.account().id();
                            assertThat(live(owner)).hasSizeLessThanOrEqualTo(1);
                            for (int i = 0; i < 2; i++) {
                                try {
                                    operation().run();
                                } catch (SessionException refused) {
                                    assertThat(refused).isNotInstanceOf(SessionStoreException.class);
                                }
                            }
                            assertThat(redeemed).isLessThanOrEqualTo(1);
                            assertThat(live(owner)).hasSizeLessThanOrEqualTo(1);
                            assertCanBeEnded(owner);
                        }
                    };
                },
                8);
    }
}
