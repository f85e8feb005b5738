package dev.sessionkit.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.NewSession;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.SessionResolver;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Our own contender: sessions that travel sealed with their clients, through the framework as a host has it. */
final class SessionkitSealed implements AutoCloseable {

    private static final String SETTINGS = """
            {
              "Authentication": { "SessionResolver": ["SealedSessionStore", "ContextTap"] },
              "Catena": { "SessionStore": { "SessionProvider": "SealedSessionStore" } },
              "Sessions": { "IdleTimeout": "PT2H", "TouchInterval": "PT1H" },
              "SealedSessionStore": { "Application": "shop", "Carrier": "HEADER", "Keys": ["%s"] }
            }""";

    private static final int KEY_BYTES = 32;

    private final ContextTap.Tapped tapped;
    private final byte[][] sealed = new byte[Population.SESSIONS][];

    SessionkitSealed() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        tapped = ContextTap.open(SETTINGS.formatted(Base64.getEncoder().encodeToString(key)));
        for (int i = 0; i < sealed.length; i++) {
            sealed[i] = newSession(tapped.framework(), Population.user(i)).getBytes(ISO_8859_1);
        }
    }

    private static String newSession(SessionFramework framework, String user) {
        Map<String, String> sent = new HashMap<>();
        SessionResponse client = SessionResponse.of(sent::put, (name, value) -> {});
        SessionContext context = framework.open(Headers.NONE, client);
        Session session = context.newSession(NewSession.of(new UserId(user), "PASSWORD"));
        session.set(Entity.ACCOUNT, account(user));
        session.set(Basket.KEY, Basket.of(user));
        context.commit();
        return sent.get(TokenRequests.SEALED_HEADER);
    }

    private static Entity account(String user) {
        return new Entity(
                user,
                Map.of(
                        "role", EntityMetadata.of("member"),
                        "email", EntityMetadata.of("jane.doe@example.com"),
                        "name", EntityMetadata.of("Jane Doe"),
                        "tenant", EntityMetadata.of("example"),
                        "locale", EntityMetadata.of("de-AT")));
    }

    /** What one of the sessions holds, as JSON. */
    byte[] json(int session) {
        return ((Claim.Carried) resolved(tapped.resolver("SealedSessionStore"), session))
                .session()
                .data()
                .json();
    }

    private Claim resolved(SessionResolver resolver, int session) {
        return resolver.resolve(TokenRequests.sealed(new String(sealed[session], ISO_8859_1)))
                .get(0);
    }

    /** From the request to the record. */
    Operation resolve(int lane) {
        SessionResolver resolver = tapped.resolver("SealedSessionStore");
        Turn turn = new Turn(lane);
        return () -> ((Claim.Carried) resolved(resolver, turn.next())).session();
    }

    /** A request that reads the account. */
    Operation read(int lane) {
        Turn turn = new Turn(lane);
        return () -> {
            SessionContext context = open(turn.next());
            Entity account = context.require(SessionType.VALID_SESSION)
                    .get(Entity.ACCOUNT)
                    .orElseThrow();
            context.commit();
            return account;
        };
    }

    /** A request that changes the basket, and is sent the session anew. */
    Operation change(int lane) {
        Turn turn = new Turn(lane);
        return () -> {
            SessionContext context = open(turn.next());
            Session session = context.require(SessionType.VALID_SESSION);
            Basket basket = session.get(Basket.KEY).orElseThrow().plusOne();
            session.set(Basket.KEY, basket);
            context.commit();
            return basket;
        };
    }

    private SessionContext open(int session) {
        return tapped.framework().open(TokenRequests.sealed(new String(sealed[session], ISO_8859_1)), Headers.NOWHERE);
    }

    @Override
    public void close() {
        tapped.close();
    }
}
