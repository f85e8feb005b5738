package dev.sessionkit.store.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.AccessDeniedException;
import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.NewSession;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.tck.Answer;
import dev.sessionkit.tck.Client;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seed 002: a service that reads {@code account} does not know where sessions come from. Only the settings differ. */
class EmulationTest {

    /** A party service as seed 002 has one: it needs an account, and asks for nothing else. */
    private static final class PartyService {

        String party(SessionContext context) {
            Entity account = context.require(SessionType.USER_ACCOUNT)
                    .get(Entity.ACCOUNT)
                    .orElseThrow();
            return "party of " + account.id() + ", " + account.string("role").orElse("nobody");
        }

        String disband(SessionContext context) {
            context.require(SessionType.ADMIN_ACCOUNT);
            return "disbanded";
        }
    }

    private enum Sessions {
        JDBC("""
                {"Authentication": {"SessionResolver": "HeaderSessionResolver"},
                 "Catena": {"SessionStore": {"SessionProvider": "JdbcSessionStore"}},
                 "JdbcSessionStore": {"JdbcUrl": "jdbc:h2:mem:emulation;DB_CLOSE_DELAY=-1"}}""") {
            @Override
            Optional<String> signIn(SessionFramework framework, String role) {
                return signedIn(framework, CLIENT, role);
            }
        },
        SEALED("""
                {"Authentication": {"SessionResolver": "SealedSessionStore"},
                 "Catena": {"SessionStore": {"SessionProvider": "SealedSessionStore"}},
                 "SealedSessionStore": {"Application": "party", "Keys": "${env:SESSION_KEY}",
                   "Carrier": "HEADER", "Header": "x-session-id"}}""") {
            @Override
            Optional<String> signIn(SessionFramework framework, String role) {
                return signedIn(framework, CLIENT, role);
            }
        },
        TOKEN("""
                {"Authentication": {"SessionResolver": "TokenSessionStore"},
                 "Catena": {"SessionStore": {"SessionProvider": "TokenSessionStore"}},
                 "TokenSessionStore": {"Issuer": "https://login.example.com", "Audience": "party", "Algorithms": "HS256",
                   "Keys": [{"Algorithm": "HS256", "Secret": "${env:TOKEN_SECRET}"}],
                   "Carrier": "HEADER", "Header": "x-session-id"}}""") {
            @Override
            Optional<String> signIn(SessionFramework framework, String role) {
                return Optional.of(Issuer.hmacToken(
                        "{\"alg\":\"HS256\"}",
                        Issuer.json(Issuer.claims("role", role)),
                        Issuer.SECRET.getBytes(StandardCharsets.UTF_8)));
            }
        };

        private static final Client CLIENT = Client.ofHeader("x-session-id");
        private final String settings;

        Sessions(String settings) {
            this.settings = settings;
        }

        abstract Optional<String> signIn(SessionFramework framework, String role);

        private static Optional<String> signedIn(SessionFramework framework, Client client, String role) {
            Answer answer = new Answer();
            SessionContext context = framework.open(client.carrying(), answer);
            context.newSession(NewSession.of(new UserId("anne"), "PASSWORD")
                    .withAccount(new Entity("anne", Map.of("role", EntityMetadata.of(role)))));
            context.commit();
            return client.holdsAfter(answer, Optional.empty());
        }

        SessionFramework start() {
            return SessionFramework.builder()
                    .settings(settings)
                    .environment(Map.of("SESSION_KEY", SealedHost.KEY, "TOKEN_SECRET", Issuer.SECRET))
                    .clock(() -> Issuer.NOON)
                    .build();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("The same service reads account as Entity, by the same code, from whichever store")
    void party_readsAccount(Sessions sessions) {
        PartyService party = new PartyService();
        try (SessionFramework framework = sessions.start()) {
            String user = sessions.signIn(framework, "user").orElseThrow();
            assertThat(party.party(open(framework, user))).isEqualTo("party of anne, user");
            assertThatThrownBy(() -> party.disband(open(framework, user))).isInstanceOf(AccessDeniedException.class);
            String admin = sessions.signIn(framework, "admin").orElseThrow();
            assertThat(party.disband(open(framework, admin))).isEqualTo("disbanded");
            assertThatThrownBy(() -> party.party(open(framework, user + "x")))
                    .isInstanceOf(SessionRequiredException.class);
        }
    }

    private static SessionContext open(SessionFramework framework, String held) {
        return framework.open(SessionRequest.of(Map.of("x-session-id", List.of(held))), new Answer());
    }
}
