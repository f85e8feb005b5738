package dev.sessionkit.core;

import static dev.sessionkit.core.Fixture.COLOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The data of a session")
class SessionDataTest {

    private static final SessionKey<Cart> CART = SessionKey.of("cart", Cart.class);
    private static final SessionKey<List<Cart>> CARTS = SessionKey.listOf("carts", Cart.class);

    record Cart(String owner, int items) {
        static final AtomicInteger DECODED = new AtomicInteger();

        Cart {
            DECODED.incrementAndGet();
        }
    }

    @Test
    @DisplayName("is decoded once per stored instance, however many requests read it")
    void decodedOnce() {
        try (Fixture host = new Fixture()) {
            String token = host.signIn();
            put(host, token, "{\"cart\":{\"owner\":\"anne\",\"items\":3}}");
            Cart.DECODED.set(0);

            for (int i = 0; i < 10; i++) {
                assertThat(host.request(token)
                                .session()
                                .orElseThrow()
                                .get(CART)
                                .orElseThrow()
                                .items())
                        .isEqualTo(3);
            }
            assertThat(Cart.DECODED).hasValue(1);
        }
    }

    @Test
    @DisplayName("comes back as it went in: records, lists, and every kind of account metadata")
    void roundTrip() {
        Entity account = new Entity(
                "42",
                Map.of(
                        "role", EntityMetadata.of("user"),
                        "age", EntityMetadata.of(Long.MIN_VALUE),
                        "vip", EntityMetadata.of(true),
                        "tags", EntityMetadata.ofJson("{\"a\":[1,2.50,null]}")));
        try (Fixture host = new Fixture()) {
            String token = host.signIn();
            SessionContext context = host.request(token);
            Session session = context.require(SessionType.VALID_SESSION);
            session.set(CARTS, List.of(new Cart("a\u0000\"\\\ud83d\ude00", 1), new Cart("half a pair: \ud83d", -1)));
            session.set(Entity.ACCOUNT, account);
            context.commit();
            put(host, token, new String(host.stored(token).data().json(), StandardCharsets.UTF_8)); // a fresh instance

            Session read = host.request(token).session().orElseThrow();
            assertThat(read.get(CARTS))
                    .contains(List.of(new Cart("a\u0000\"\\\ud83d\ude00", 1), new Cart("half a pair: \ud83d", -1)));
            assertThat(read.get(Entity.ACCOUNT)).contains(account);
            assertThatThrownBy(() -> read.get(CARTS).orElseThrow().clear())
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    @DisplayName("that nobody changed keeps its very bytes when another key changes")
    void untouchedBytes() {
        Random random = new Random(1);
        DataCodec codec = new DataCodec(1_000_000);
        String[] values = {
            "1",
            "-0.10",
            "1e400",
            "123456789012345678901234567890",
            "\"a\\u0062\\\"c\"",
            " true ",
            "null",
            "[1,[2],{\"x\":\"}\"}] ",
            "{ \"deep\" : {\"a\":1} }",
            "\"\u20ac\ud83d\ude00\"",
            "\"\"",
            "0"
        };
        for (int round = 0; round < 500; round++) {
            StringBuilder json = new StringBuilder(" {");
            Map<String, String> expected = new HashMap<>();
            for (int i = 0; i < random.nextInt(6); i++) {
                String value = values[random.nextInt(values.length)];
                json.append(i == 0 ? "" : " , ")
                        .append("\"k")
                        .append(i)
                        .append("\" : ")
                        .append(value);
                expected.put("k" + i, value.trim());
            }
            SessionData data = SessionData.ofJson(json.append("} ").toString().getBytes(StandardCharsets.UTF_8));
            SessionData changed = codec.merge(data, Map.of("new", Optional.of("7".getBytes(StandardCharsets.UTF_8))));

            expected.put("new", "7");
            Map<String, String> found = new HashMap<>();
            codec.view(changed)
                    .slices()
                    .forEach(member -> found.put(
                            member.name(),
                            new String(
                                    member.value().json(),
                                    member.value().offset(),
                                    member.value().length(),
                                    StandardCharsets.UTF_8)));
            assertThat(found).as(json.toString()).isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("has a bound, and what would exceed it is refused with the setting's name")
    void bound() {
        try (Fixture host = new Fixture("{\"MaxDataBytes\": 1024}")) {
            SessionContext context = host.request(host.signIn());
            context.require(SessionType.VALID_SESSION).set(COLOUR, "x".repeat(1024));

            assertThatThrownBy(context::commit)
                    .isInstanceOf(SessionDataException.class)
                    .hasMessageContaining("Sessions.MaxDataBytes")
                    .hasMessageNotContaining("xxx");
        }
    }

    @Test
    @DisplayName("takes no value that JSON cannot say, and says so when it is set")
    void notJson() {
        record Loop(Object self) {}
        Object[] loop = new Object[1];
        loop[0] = loop;
        try (Fixture host = new Fixture()) {
            Session session = host.request(host.signIn()).require(SessionType.VALID_SESSION);
            assertThatThrownBy(() -> session.set(SessionKey.of("loop", Loop.class), new Loop(loop)))
                    .isInstanceOf(SessionDataException.class)
                    .hasMessageContaining("loop");
            assertThatThrownBy(() -> session.set(
                            Entity.ACCOUNT, new Entity("1", Map.of("x", EntityMetadata.ofJson("{}, \"y\": {}")))))
                    .isInstanceOf(SessionDataException.class);
            assertThatThrownBy(() ->
                            session.set(Entity.ACCOUNT, new Entity("1", Map.of("x", EntityMetadata.ofJson(" ")))))
                    .isInstanceOf(SessionDataException.class);
            session.set(COLOUR, "red");
            assertThatThrownBy(() -> session.update(SessionKey.of("colour", Integer.class), n -> 1))
                    .isInstanceOf(SessionDataException.class);
            assertThat(session.get(COLOUR)).contains("red");
        }
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    @DisplayName("that no longer parses: DROP_KEY counts as absent and is gone after the next write")
    void dropKey(Damage damage) {
        try (Fixture host = new Fixture("{\"UnreadableData\": \"DROP_KEY\"}")) {
            String token = host.signIn();
            put(host, token, damage.json);

            SessionContext context = host.request(token);
            Session session = context.session().orElseThrow();
            assertThat(session.get(CART)).isEmpty();
            session.set(COLOUR, "red");
            assertThat(session.update(
                            CART, cart -> new Cart("new", cart.map(Cart::items).orElse(1))))
                    .isEqualTo(new Cart("new", 1));
            context.commit();

            Session next = host.request(token).session().orElseThrow();
            assertThat(next.get(COLOUR)).contains("red");
            assertThat(next.get(CART)).contains(new Cart("new", 1));
        }
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    @DisplayName("that no longer parses: END_SESSION ends the session, once, and the next request is signed out")
    void endSession(Damage damage) {
        try (Fixture host = new Fixture("{\"UnreadableData\": \"END_SESSION\"}")) {
            String token = host.signIn();
            put(host, token, damage.json);

            SessionContext context = host.request(token);
            assertThatThrownBy(() -> context.require(SessionType.VALID_SESSION).get(CART))
                    .isInstanceOf(SessionRequiredException.class);
            context.commit();
            assertThat(host.response.one(PlainResolver.HEADER)).isEqualTo("gone");
            assertThat(host.request(token).rejection())
                    .contains(new Rejection(RejectReason.ENDED, Optional.of(EndReason.UNREADABLE)));
        }
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    @DisplayName("that no longer parses: FAIL refuses the request and leaves everything as it is")
    void fail(Damage damage) {
        try (Fixture host = new Fixture("{\"UnreadableData\": \"FAIL\"}")) {
            String token = host.signIn();
            put(host, token, damage.json);

            Session session = host.request(token).require(SessionType.VALID_SESSION);
            assertThatThrownBy(() -> session.get(CART))
                    .isInstanceOf(SessionDataException.class)
                    .hasMessageContaining(session.id().toString());
            assertThat(new String(host.stored(token).data().json(), StandardCharsets.UTF_8))
                    .isEqualTo(damage.json);
        }
    }

    enum Damage {
        NOT_JSON("{\"cart\":"),
        NOT_AN_OBJECT("[1]"),
        TWO_OBJECTS("{}{}"),
        KEY_TWICE("{\"a\":1,\"a\":2}"),
        OTHER_TYPE("{\"cart\":\"text\"}"),
        DEEP("{\"cart\":" + "[".repeat(5000) + "]".repeat(5000) + "}");

        private final String json;

        Damage(String json) {
            this.json = json;
        }
    }

    /** Puts data into the store behind the framework's back. */
    private static void put(Fixture host, String token, String json) {
        SessionRecord session = host.stored(token);
        host.store.records.put(
                session.id(),
                new SessionRecord(
                        session.id(),
                        session.revision(),
                        session.user(),
                        session.purgeAfter(),
                        session.state(),
                        SessionData.ofJson(json.getBytes(StandardCharsets.UTF_8))));
    }
}
