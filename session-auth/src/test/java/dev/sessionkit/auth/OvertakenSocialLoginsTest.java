package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.SessionException;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.core.SessionRecords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A login at a provider that is under way, while the provider ends it or the store fails: before each of its calls to the store. */
class OvertakenSocialLoginsTest {

    private static final String LIMITED = "{\"SessionLimit\": 2, \"LimitPolicy\": \"END_OLDEST\"}";

    /** What came of it; empty where it was refused. */
    private static Optional<SocialLoginResult> finish(
            SocialLoginHost host, SessionRecords records, String subject, String session) {
        SocialLoginStart start = host.social.begin("games", SocialLoginHost.TARGET);
        host.expects("games", subject, Map.of("sid", session));
        Map<String, List<String>> callback = host.callback(start);
        try {
            return Optional.of(host.over(records)
                    .finish(
                            SocialLoginHost.client(),
                            "games",
                            callback,
                            List.of(start.binding().reveal())));
        } catch (SessionException refused) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, true",
        "true, true, false",
        "true, false, true",
        "true, false, false",
        "false, true, true",
        "false, true, false"
    })
    @DisplayName(
            "Requirement 58: a login that is overtaken by the logout of the session it comes from leaves no session, whichever call it was about to make")
    void logout_overtakes(boolean bySession, boolean bySubject, boolean wasHere) {
        try (SocialLoginHost host = SocialLoginHost.withLogin(wasHere ? LIMITED : "{}")) {
            boolean overtaken = true;
            int call = 1;
            for (; overtaken; call++) {
                String subject = "anne-" + call;
                String session = "their-" + call;
                if (wasHere) {
                    host.signIn("games", subject, Map.of("sid", session));
                }
                AtomicBoolean acted = new AtomicBoolean();
                String token = host.logoutToken(
                        "games",
                        bySubject ? Optional.of(subject) : Optional.empty(),
                        bySession ? Map.of("sid", session) : Map.of());
                SessionRecords records = Overtaken.records(host.framework.records(), call, () -> {
                    acted.set(true);
                    host.social.logout("games", token);
                });
                Optional<SocialLoginResult> result = finish(host, records, subject, session);
                overtaken = acted.get();
                if (overtaken) {
                    assertThat(host.live("games", subject))
                            .as("overtaken before call %d", call)
                            .isEmpty();
                } else {
                    assertThat(result).as("call %d", call).isPresent();
                }
            }
            assertThat(call).as("calls that a login is overtaken before").isGreaterThan(9);
        }
    }

    @Test
    @DisplayName(
            "Requirement 34: a login that fails leaves no session that would count against its user's limit, whichever call fails")
    void failure_leavesNoSession() {
        try (SocialLoginHost host = SocialLoginHost.inMemory()) {
            boolean failed = true;
            int call = 3; // two take the login, before the provider is asked
            for (; failed; call++) {
                String subject = "anne-" + call;
                AtomicBoolean acted = new AtomicBoolean();
                SessionRecords records = Overtaken.records(host.framework.records(), call, () -> {
                    acted.set(true);
                    throw new SessionStoreException("the store is broken for a moment");
                });
                Optional<SocialLoginResult> result = finish(host, records, subject, "their-" + call);
                failed = acted.get();
                assertThat(result.isPresent()).as("failing call %d", call).isNotEqualTo(failed);
                assertThat(host.live("games", subject)).hasSize(failed ? 0 : 1);
            }
            assertThat(call).as("calls that may fail").isGreaterThan(9);
        }
    }
}
