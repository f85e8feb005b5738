package dev.sessionkit.store.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.UserId;
import dev.sessionkit.resolver.header.CookieSessionResolverSettings;
import dev.sessionkit.resolver.header.SameSite;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.tck.Client;
import dev.sessionkit.tck.CombinedContract;
import dev.sessionkit.tck.KitContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/** The kit on {@link TokenSessionStore}, in each carrier. */
class TokenSessionStoreContractTest {

    private static final byte[] SECRET = Issuer.SECRET.getBytes(StandardCharsets.UTF_8);

    private static TokenSessionStore store(CarrierKind carrier) {
        TokenSessionStore store = new TokenSessionStore();
        store.configure(
                new TokenSessionStoreSettings(
                        Issuer.NAME,
                        List.of(Issuer.AUDIENCE),
                        List.of("HS256"),
                        Optional.empty(),
                        List.of(new TokenKeySettings(
                                Optional.empty(),
                                Optional.of("HS256"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Secret.of(Issuer.SECRET)))),
                        List.of("at+jwt", "JWT"),
                        Map.of(),
                        Duration.ofSeconds(30),
                        new ClaimsSettings("sub", "sub", Map.of("role", "role"), Optional.empty(), Map.of()),
                        carrier,
                        "x-session-token",
                        cookie(),
                        100,
                        Optional.empty(),
                        Optional.empty()),
                new KitContext("TokenSessionStore"));
        return store;
    }

    static CookieSessionResolverSettings cookie() {
        return new CookieSessionResolverSettings(
                "__Host-session", "/", Optional.empty(), true, true, SameSite.LAX, false, Optional.empty());
    }

    /** One carrier's rules. */
    private interface Rules extends CombinedContract {

        @Override
        default String credential(int number) {
            Map<String, Object> claims = Issuer.claims("sub", "user-" + number);
            claims.put("jti", "token-" + number);
            return Issuer.hmacToken("{\"alg\":\"HS256\"}", Issuer.json(claims), SECRET);
        }

        @Override
        default void assertCarried(int number, SessionRecord session) {
            assertThat(session.user()).contains(new UserId("user-" + number));
            assertThat(session.data().values().orElseThrow())
                    .containsEntry("account", new Entity("user-" + number, Map.of("role", EntityMetadata.of("admin"))));
        }
    }

    @Nested
    class InBearer implements Rules {
        private final TokenSessionStore store = store(CarrierKind.BEARER);

        @Override
        public SessionResolver resolver() {
            return store;
        }

        @Override
        public Client client() {
            return Client.ofBearer("x-session-token");
        }
    }

    @Nested
    class InHeader implements Rules {
        private final TokenSessionStore store = store(CarrierKind.HEADER);

        @Override
        public SessionResolver resolver() {
            return store;
        }

        @Override
        public Client client() {
            return Client.ofHeader("x-session-token");
        }
    }

    @Nested
    class InCookie implements Rules {
        private final TokenSessionStore store = store(CarrierKind.COOKIE);

        @Override
        public SessionResolver resolver() {
            return store;
        }

        @Override
        public Client client() {
            return Client.ofCookie("__Host-session");
        }
    }
}
