package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.SessionException;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.core.SessionRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody ends a user's sessions while a login or a redemption is under way: before each of its calls to the store. */
class OvertakenLoginsTest {

    private static final List<String> RULES =
            List.of("'CreateAccounts': true", "'SessionLimit': 2, 'LimitPolicy': 'END_OLDEST'");

    /** What was found after a race. */
    private record Race(boolean overtaken, boolean ended, Optional<LoginResult> result) {}

    private static Race race(
            LoginHost host, int call, Ends how, LoginResult whose, Function<SessionRecords, LoginResult> login) {
        List<Boolean> acts = new ArrayList<>();
        SessionRecords records = Overtaken.records(host.records, call, () -> acts.add(how.act(host, whose)));
        Optional<LoginResult> result;
        try {
            result = Optional.of(login.apply(records));
        } catch (SessionException refused) {
            result = Optional.empty();
        }
        return new Race(!acts.isEmpty(), acts.contains(true), result);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "Requirements 29, 30, 31, 55: a redemption that is overtaken by whatever ends its session leaves no live session of its own")
    void redemption(Ends how) {
        for (String rules : rules(how)) {
            boolean overtaken = true;
            int call = 1;
            int lost = 0;
            for (; overtaken; call++) {
                try (LoginHost host = LoginHost.inMemory(rules)) {
                    LoginResult made = signIn(host, how);
                    SessionToken browser = host.browserToken();
                    String token = host.tokens
                            .issue(made, Optional.of(browser))
                            .token()
                            .reveal();
                    Race race = race(
                            host,
                            call,
                            how,
                            made,
                            records -> host.tokensOver(records)
                                    .redeem(LoginHost.client(), token, List.of(browser.reveal())));
                    overtaken = race.overtaken();
                    List<SessionId> live = host.live(made.account().id());
                    if (race.ended()) {
                        assertThat(race.result())
                                .as("overtaken before call %d", call)
                                .isEmpty();
                        assertThat(live).as("overtaken before call %d", call).isSubsetOf(LoginHost.id(made));
                        assertThat(live.isEmpty() || how.spares()).isTrue();
                        lost += live.isEmpty() ? 1 : 0;
                    } else {
                        assertThat(live)
                                .containsExactly(LoginHost.id(race.result().orElseThrow()));
                    }
                }
            }
            assertThat(call).as("calls that a redemption is overtaken before").isGreaterThan(8);
            if (how.spares()) {
                assertThat(lost)
                        .as("the login's session has given way only where the gate was passed before")
                        .isLessThanOrEqualTo(2);
            }
        }
    }

    private static boolean needsPassword(Ends how) {
        return how == Ends.PASSWORD_CHANGED || how == Ends.PASSWORD_CHANGED_ALONE;
    }

    /** Hashing is slow, so with one rule only where there must be a password. */
    private static List<String> rules(Ends how) {
        return needsPassword(how) ? RULES.subList(1, 2) : RULES;
    }

    private static LoginResult signIn(LoginHost host, Ends how) {
        if (!needsPassword(how)) {
            return host.signIn("dora");
        }
        host.register("dora");
        return host.signInWithPassword("dora");
    }

    @ParameterizedTest
    @EnumSource(names = {"DISABLED", "DELETED", "PASSWORD_CHANGED", "PASSWORD_CHANGED_ALONE"})
    @DisplayName(
            "Requirements 29, 30: a login that is overtaken by a change of its account begins nothing, whichever call it was about to make")
    void login_accountChanges(Ends how) {
        boolean byPassword = needsPassword(how);
        for (String rules : rules(how)) {
            boolean overtaken = true;
            int call = 1;
            for (; overtaken; call++) {
                try (LoginHost host = LoginHost.inMemory(rules)) {
                    LoginResult earlier = signIn(host, how);
                    Race race = race(
                            host,
                            call,
                            how,
                            earlier,
                            records -> byPassword
                                    ? host.signInWithPasswordOver(records, "dora")
                                    : host.signInOver(records, LoginHost.client(), "dora"));
                    overtaken = race.overtaken();
                    assertThat(race.result().isPresent())
                            .as("overtaken before call %d", call)
                            .isNotEqualTo(overtaken);
                    List<SessionId> live = host.live(earlier.account().id());
                    if (overtaken && how.spares()) {
                        assertThat(live).containsExactly(LoginHost.id(earlier));
                    } else if (overtaken) {
                        assertThat(live).isEmpty();
                    }
                }
            }
            assertThat(call).isGreaterThan(4);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"KICKED", "OTHERS_KICKED"})
    @DisplayName(
            "Requirement 31: a login that is overtaken by a kick starts again: the session it was about to make does not begin")
    void login_kicked(Ends how) {
        for (String rules : RULES) {
            boolean overtaken = true;
            for (int call = 1; overtaken; call++) {
                try (LoginHost host = LoginHost.inMemory(rules)) {
                    LoginResult earlier = host.signIn("anne");
                    Race race = race(
                            host, call, how, earlier, records -> host.signInOver(records, LoginHost.client(), "anne"));
                    overtaken = race.overtaken();
                    SessionId begun = LoginHost.id(race.result().orElseThrow());
                    assertThat(host.opens(race.result().orElseThrow())).isTrue();
                    if (overtaken && how == Ends.KICKED) {
                        assertThat(host.live(earlier.account().id())).containsExactly(begun);
                    } else {
                        assertThat(host.live(earlier.account().id()))
                                .containsExactlyInAnyOrder(begun, LoginHost.id(earlier));
                    }
                }
            }
        }
    }
}
