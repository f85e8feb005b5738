package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.Entity;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.core.Session;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Seed 000, step by step, on any store. */
interface SessionsServiceContract {

    /** The store: a component's name, or the URL of a database. */
    String store();

    @Test
    @DisplayName(
            "Seed 000: create, use, reissue, use, destroy; two weeks to the second, and the old auth token is dead after a reissue")
    default void walk() {
        try (AuthHost host = AuthHost.on(store())) {
            Account anne = host.accounts.register("walk-anne", Optional.of("walk@example.com"), AuthHost.PASSWORD);
            SessionGrant created = host.signIn("WALK-Anne", AuthHost.PHONE, "app/1.0");
            assertThat(created.exp())
                    .isEqualTo(RenewalHost.NOON.plus(Duration.ofDays(14)).getEpochSecond());
            assertThat(created.userId()).isEqualTo(anne.number());
            assertThat(created.username()).isEqualTo("walk-anne");
            assertThat(created.userUuid()).isEqualTo(anne.uuid().toString());
            Session session = host.open(created.authToken()).orElseThrow();
            assertThat(session.user()).contains(anne.id());
            assertThat(session.get(Entity.ACCOUNT).orElseThrow().string("role")).contains("user");
            assertThat(session.login().orElseThrow().resource()).contains("app");

            host.clock.advance(Duration.ofDays(13));
            SessionGrant reissued = host.service.reissue(
                    AuthHost.client("app/1.0"), created.reissueToken().reveal());
            assertThat(reissued.exp())
                    .isEqualTo(RenewalHost.NOON.plus(Duration.ofDays(27)).getEpochSecond());
            assertThat(host.opens(reissued.authToken())).isTrue();
            host.clock.advance(Duration.ofSeconds(30));
            assertThat(host.opens(created.authToken())).isFalse();

            assertThat(host.service.destroy(reissued.authToken().reveal())).isTrue();
            assertThat(host.opens(reissued.authToken())).isFalse();
            assertThatExceptionOfType(SessionRequiredException.class)
                    .isThrownBy(() -> host.service.reissue(
                            AuthHost.client("app/1.0"), reissued.reissueToken().reveal()))
                    .satisfies(refused -> assertThat(refused.endReason()).contains(EndReason.LOGOUT));
            assertThat(host.service.destroy(reissued.authToken().reveal())).isFalse();
        }
    }

    @Test
    @DisplayName("Seed 000: by e-mail address too; the device rule across user agents; a wrong password ends nothing")
    default void devices() {
        try (AuthHost host = AuthHost.on(store())) {
            host.accounts.register("dev-anne", Optional.of("dev-anne@example.com"), AuthHost.PASSWORD);
            host.accounts.register("dev-bob", Optional.empty(), AuthHost.PASSWORD);
            SessionGrant bob = host.signIn("dev-bob", AuthHost.PHONE, "app/1.0");
            SessionGrant tablet = host.signIn("Dev-Anne@Example.com", AuthHost.TABLET, "app/1.0");
            SessionGrant phone = host.signIn("dev-anne", AuthHost.PHONE, "app/1.0");
            SessionGrant again = host.signIn("dev-anne", AuthHost.PHONE, "app/2.0");
            assertThat(host.opens(phone.authToken()))
                    .as("replaced on its own device")
                    .isFalse();
            assertThat(host.opens(tablet.authToken())).isTrue();
            assertThatExceptionOfType(LoginRefusedException.class)
                    .isThrownBy(() -> host.service.create(
                            AuthHost.client("thief/1.0"), "dev-anne", Secret.of("a wrong password"), AuthHost.PHONE));
            assertThat(host.opens(again.authToken())).isTrue();
            SessionGrant moved = host.signIn("dev-anne", AuthHost.PHONE, "browser/1.0");
            assertThat(host.opens(again.authToken())).isFalse();
            assertThat(host.opens(tablet.authToken())).as("all others end").isFalse();
            assertThat(host.opens(moved.authToken())).isTrue();
            assertThat(host.opens(bob.authToken()))
                    .as("another user's device of that UUID")
                    .isTrue();
        }
    }

    @Test
    @DisplayName(
            "Requirements 29, 30: disabling, deleting, and changing the password end sessions; nobody signs in any more")
    default void accountChanges() {
        try (AuthHost host = AuthHost.on(store())) {
            Account anne = host.accounts.register("chg-anne", Optional.empty(), AuthHost.PASSWORD);
            SessionGrant phone = host.signIn("chg-anne", AuthHost.PHONE, "app/1.0");
            SessionGrant tablet = host.signIn("chg-anne", AuthHost.TABLET, "app/1.0");
            Secret next = Secret.of("another good password");
            host.accounts.changePassword(
                    anne.number(),
                    AuthHost.PASSWORD,
                    next,
                    true,
                    Optional.of(phone.authToken().id()));
            assertThat(host.opens(phone.authToken())).as("the caller's own").isTrue();
            assertThat(host.opens(tablet.authToken())).isFalse();
            assertThatExceptionOfType(LoginRefusedException.class)
                    .isThrownBy(() -> host.signIn("chg-anne", AuthHost.TABLET, "app/1.0"));
            assertThat(host.accounts.disable(anne.number())).isTrue();
            assertThat(host.opens(phone.authToken())).isFalse();
            assertThatExceptionOfType(LoginRefusedException.class)
                    .isThrownBy(
                            () -> host.service.create(AuthHost.client("app/1.0"), "chg-anne", next, AuthHost.PHONE));
            assertThat(host.accounts.enable(anne.number())).isTrue();
            SessionGrant back = host.service.create(AuthHost.client("app/1.0"), "chg-anne", next, AuthHost.PHONE);
            assertThat(host.accounts.delete(anne.number())).isTrue();
            assertThat(host.opens(back.authToken())).isFalse();
            assertThatExceptionOfType(SessionRequiredException.class)
                    .isThrownBy(() -> host.service.reissue(
                            AuthHost.client("app/1.0"), back.reissueToken().reveal()));
        }
    }

    @Test
    @DisplayName(
            "A login in flight while the account is disabled, deleted, or its password changed leaves no live session")
    default void loginsInFlight() throws Exception {
        try (AuthHost host = AuthHost.on(store())) {
            for (int round = 0; round < 6; round++) {
                String name = "flight-" + round;
                Account account = host.accounts.register(name, Optional.empty(), AuthHost.PASSWORD);
                int kind = round % 3;
                List<Callable<Object>> racers = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    racers.add(() -> {
                        try {
                            return host.signIn(name, AuthHost.PHONE, "app/1.0");
                        } catch (LoginRefusedException refused) {
                            return refused;
                        }
                    });
                }
                racers.add(() -> switch (kind) {
                    case 0 -> host.accounts.disable(account.number());
                    case 1 -> host.accounts.delete(account.number());
                    default -> {
                        host.accounts.changePassword(
                                account.number(),
                                AuthHost.PASSWORD,
                                Secret.of("another password"),
                                true,
                                Optional.empty());
                        yield true;
                    }
                });
                for (Object outcome : Together.run(racers)) {
                    if (outcome instanceof SessionGrant grant) {
                        assertThat(host.opens(grant.authToken())).isFalse();
                    }
                }
                assertThat(host.framework.registry().list(account.id(), 10)).isEmpty();
            }
        }
    }
}
