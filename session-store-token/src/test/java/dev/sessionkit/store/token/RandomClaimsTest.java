package dev.sessionkit.store.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whatever a token says, that is what services read. */
class RandomClaimsTest {

    private final Random random = new Random(7);

    @Test
    @DisplayName("For random claims, what was mapped is read; nothing else is")
    void randomClaims_areRead() {
        String claims = """
                {"Claims": {"Metadata": {"a": "a", "b": "b", "c": "/nested/c"},
                  "Data": {"text": "text", "number": "number", "list": "/nested/list"}}}""";
        try (TokenHost host = TokenHost.started(claims)) {
            for (int i = 0; i < 400; i++) {
                check(host);
            }
        }
    }

    private void check(TokenHost host) {
        Map<String, Object> said = Issuer.claims("sub", "user " + random.nextInt(1_000_000));
        Map<String, EntityMetadata> account = new HashMap<>();
        Map<String, Object> nested = new HashMap<>();
        said.put("nested", nested);
        said.put("unmapped", text());
        scalar("a", said, account);
        scalar("b", said, account);
        scalar("c", nested, account);
        String text = text();
        long number = random.nextLong();
        List<String> list = list();
        said.put("text", text);
        said.put("number", number);
        nested.put("list", list);
        Session session = host.bearer(Issuer.token(said)).session().orElseThrow();
        String subject = (String) said.get("sub");
        assertThat(session.user()).contains(new UserId(subject));
        assertThat(session.get(Entity.ACCOUNT)).contains(new Entity(subject, account));
        assertThat(session.get(SessionKey.of("text", String.class))).contains(text);
        assertThat(session.get(SessionKey.of("number", Long.class))).contains(number);
        assertThat(session.get(SessionKey.listOf("list", String.class))).contains(list);
        assertThat(session.get(SessionKey.of("unmapped", String.class))).isEmpty();
    }

    private void scalar(String name, Map<String, Object> said, Map<String, EntityMetadata> account) {
        switch (random.nextInt(5)) {
            case 0 -> put(name, text(), said, account, EntityMetadata::of);
            case 1 -> put(name, random.nextLong(), said, account, EntityMetadata::of);
            case 2 -> put(name, random.nextBoolean(), said, account, EntityMetadata::of);
            case 3 -> said.put(name, null);
            default -> {
                // not said at all
            }
        }
    }

    private static <V> void put(
            String name,
            V value,
            Map<String, Object> said,
            Map<String, EntityMetadata> account,
            Function<V, EntityMetadata> metadata) {
        said.put(name, value);
        account.put(name, metadata.apply(value));
    }

    private List<String> list() {
        List<String> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(text());
        }
        return list;
    }

    /** Of all planes, quotes and control characters among them. */
    private String text() {
        return random.ints(random.nextInt(20), 0, 0x11000)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
