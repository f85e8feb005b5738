package dev.sessionkit.auth.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sessionkit.spi.Claim;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What opens nothing, renews nothing and signs nobody out: tokens that nobody signed, of other kinds, or for others. */
class HostileAccessTokensTest {

    private static final Map<String, Object> CLAIMS = Forger.accessClaims();

    private final JwtHost host = JwtHost.started();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Level before;

    @BeforeEach
    void listen() {
        host.store("AccessTokenResolver");
        before = root.getLevel();
        root.setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
        root.setLevel(before);
        host.close();
    }

    private void assertRefused(String token) {
        assertRefused(host, token);
    }

    private static void assertRefused(JwtHost host, String token) {
        assertThat(host.rejection(token)).isPresent();
        assertThat(host.open(token).session()).isEmpty();
        assertThat(host.issuer.judge(token)).isEqualTo(new AccessTokenVerdict.Refused());
        assertThat(host.issuer.renewal(token)).isEmpty();
    }

    @Test
    @DisplayName("What these tests change is otherwise a good token")
    void unchanged_counts() {
        assertThat(host.rejection(Forger.signed(CLAIMS))).isEmpty();
        String full = Forger.HEADER.replace("at+jwt", "application/AT+jwt");
        assertThat(host.rejection(Forger.signed(full, Forger.json(CLAIMS)))).isEmpty();
    }

    @Test
    @DisplayName("Requirement 37: a changed payload is not read, whatever it says")
    void payload_changed() {
        String token = host.accessToken();
        String[] parts = token.split("\\.");
        for (String payload : List.of(
                Forger.encoded(Forger.json(Forger.with(CLAIMS, "sub", "8"))),
                Forger.encoded("{"),
                Forger.encoded("not JSON"),
                "AAAA",
                parts[0])) {
            assertRefused(parts[0] + '.' + payload + '.' + parts[2]);
        }
    }

    @Test
    @DisplayName("Requirement 37: each bit of a token counts")
    void bits_flipped() {
        String token = host.accessToken();
        for (int i = 0; i < token.length(); i++) {
            for (int bit = 0; bit < 7; bit++) {
                char flipped = (char) (token.charAt(i) ^ 1 << bit);
                String changed = token.substring(0, i) + flipped + token.substring(i + 1);
                assertThat(host.resolver.resolve(JwtHost.bearer(changed)))
                        .as("bit %d of character %d", bit, i)
                        .noneMatch(claim -> !(claim instanceof Claim.Refused));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "", "HS256", "ES384", "RS256", "EdDSA", "es256"})
    @DisplayName("Requirement 38: only the algorithm of the key, and never none")
    void algorithm_other(String algorithm) {
        String header = Forger.HEADER.replace("ES256", algorithm);
        assertRefused(Forger.signed(header, Forger.json(CLAIMS)));
        String unsigned = Forger.encoded(header) + '.' + Forger.encoded(Forger.json(CLAIMS)) + '.';
        assertRefused(unsigned);
        assertRefused(unsigned + "AA");
    }

    @Test
    @DisplayName(
            "Requirement 38, RFC 8725 section 2.1: a public key is never taken for a secret, though secrets are allowed")
    void algorithm_confusion() {
        try (JwtHost both = JwtHost.started(
                "{}", List.of(TestKeys.signing("ES256", "first"), TestKeys.signing("HS256", "second")))) {
            both.store("AccessTokenResolver");
            String pem = TestKeys.publicPem("ES256", "first");
            for (String id : List.of("first", "second")) {
                String header = "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"" + id + "\"}";
                for (byte[] secret : List.of(
                        pem.getBytes(StandardCharsets.UTF_8),
                        pem.strip().getBytes(StandardCharsets.UTF_8),
                        TestKeys.pair("ES256", "first").getPublic().getEncoded())) {
                    assertRefused(both, Forger.hmac(header, Forger.json(CLAIMS), secret));
                }
            }
            byte[] secret = (TestKeys.SECRET + "second").getBytes(StandardCharsets.UTF_8);
            String header = "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"second\"}";
            assertThat(both.rejection(Forger.hmac(header, Forger.json(CLAIMS), secret)))
                    .as("the secret itself does")
                    .isEmpty();
            assertRefused(both, Forger.hmac(header.replace("second", "first"), Forger.json(CLAIMS), secret));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"jku\":\"https://evil.example.com/keys\"",
                "\"x5u\":\"https://evil.example.com/cert\"",
                "\"x5c\":[\"MIIB\"]",
                "\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}",
            })
    @DisplayName("Requirement 39: keys that a token brings, and where it says they are, are not looked at")
    void keys_ofTheToken(String member) {
        String header = Forger.HEADER.replace("}", "," + member + "}");
        assertRefused(Forger.signed(header, Forger.json(CLAIMS), "stranger"));
        assertThat(host.rejection(Forger.signed(header, Forger.json(CLAIMS)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stranger", "../first", "' OR 1=1 --", "http://evil.example.com", "\\u0000"})
    @DisplayName("Requirement 39: a kid is compared and nothing else")
    void keyId_unknown(String id) {
        String header = Forger.HEADER.replace("first", id);
        assertRefused(Forger.signed(header, Forger.json(CLAIMS), "stranger"));
        assertRefused(Forger.signed(header, Forger.json(CLAIMS)));
    }

    @Test
    @DisplayName("Requirement 40: exp is needed and a time; iat, nbf and auth_time are not ahead")
    void times_wrong() {
        assertRefused(Forger.signed(Forger.without(CLAIMS, "exp")));
        for (Object wrong : new Object[] {null, "4102491600", true, -1, 1e300, List.of()}) {
            assertRefused(Forger.signed(Forger.with(CLAIMS, "exp", wrong)));
        }
        long ahead = JwtHost.NOON.plusSeconds(6).getEpochSecond();
        for (String claim : List.of("iat", "nbf", "auth_time")) {
            assertRefused(Forger.signed(Forger.with(CLAIMS, claim, ahead)));
            assertRefused(Forger.signed(Forger.with(CLAIMS, claim, "soon")));
            assertThat(host.rejection(Forger.signed(Forger.with(CLAIMS, claim, ahead - 1))))
                    .as("within the leeway")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JWT",
                "jwt",
                "rt+jwt",
                "logout+jwt",
                "id+jwt",
                "secevent+jwt",
                "dpop+jwt",
                "at",
                "",
                "text/at+jwt"
            })
    @DisplayName(
            "Requirement 41: a token of another type is no access token, nor one without, though all else is right")
    void type_other(String type) {
        assertRefused(Forger.signed(Forger.HEADER.replace("at+jwt", type), Forger.json(CLAIMS)));
        assertRefused(Forger.signed(Forger.HEADER.replace(",\"typ\":\"at+jwt\"", ""), Forger.json(CLAIMS)));
    }

    @Test
    @DisplayName("Requirement 41: a refresh token opens nothing and signs nobody out; an access token renews nothing")
    void type_confusedEitherWay() {
        assertThat(host.rejection(host.refreshToken())).isPresent();
        assertThat(host.issuer.judge(host.refreshToken())).isEqualTo(new AccessTokenVerdict.Refused());
        assertThat(host.issuer.renewal(host.accessToken())).isEmpty();
        Map<String, Object> refresh = Forger.decoded(host.refreshToken(), 1);
        assertThat(host.rejection(Forger.signed(Forger.HEADER, Forger.json(refresh))))
                .as("of the right type, but for the wrong audience")
                .isPresent();
        Map<String, Object> access =
                Forger.with(CLAIMS, "renewal", JwtHost.credential().reveal());
        assertThat(host.issuer.renewal(Forger.signed(Forger.HEADER.replace("at+jwt", "rt+jwt"), Forger.json(access))))
                .isEmpty();
        assertThat(host.issuer.renewal(Forger.signed(access))).isEmpty();
    }

    @Test
    @DisplayName("Requirement 41: an ID token, a logout token and another's refresh token say so in claims, too")
    void kind_other() {
        assertRefused(Forger.signed(
                Forger.with(CLAIMS, "events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))));
        assertRefused(Forger.signed(Forger.with(CLAIMS, "token_use", "id")));
        assertRefused(Forger.signed(Forger.with(CLAIMS, "typ", "Refresh")));
    }

    @Test
    @DisplayName("Requirement 42: iss is exactly ours, aud names us")
    void issuer_other() {
        for (String claim : List.of("iss", "aud")) {
            for (Object wrong : new Object[] {
                null,
                "",
                JwtHost.ISSUER + "/",
                JwtHost.ISSUER.toUpperCase(),
                "https://evil.example.com",
                7,
                Map.of(JwtHost.ISSUER, JwtHost.ISSUER),
                List.of(),
                List.of("https://evil.example.com"),
                List.of(JwtHost.ISSUER, 7),
                JwtHost.ISSUER + "/refresh"
            }) {
                assertRefused(Forger.signed(Forger.with(CLAIMS, claim, wrong)));
            }
            assertRefused(Forger.signed(Forger.without(CLAIMS, claim)));
        }
        assertThat(host.rejection(Forger.signed(Forger.with(CLAIMS, "aud", List.of("other", JwtHost.ISSUER)))))
                .isEmpty();
    }

    @Test
    @DisplayName("sub and sid are needed, and are what they should be")
    void subject_wrong() {
        for (Object wrong : new Object[] {null, "", " ", 7, List.of("7"), "x".repeat(256), "a\nb"}) {
            assertRefused(Forger.signed(Forger.with(CLAIMS, "sub", wrong)));
            assertRefused(Forger.signed(Forger.with(CLAIMS, "sid", wrong)));
        }
        assertRefused(Forger.signed(Forger.without(CLAIMS, "sub")));
        assertRefused(Forger.signed(Forger.without(CLAIMS, "sid")));
        assertRefused(Forger.signed(Forger.with(CLAIMS, "sid", JwtHost.ID + "=")));
    }

    @Test
    @DisplayName("Each name counts once, in header and payload (RFC 7515 section 5.2)")
    void names_twice() {
        String payload = Forger.json(CLAIMS);
        for (String claim :
                List.of("\"sub\":\"8\"", "\"sid\":\"x\"", "\"exp\":4102491600", "\"other\":1,\"other\":2")) {
            assertRefused(Forger.signed(Forger.HEADER, payload.replaceFirst("\\{", "{" + claim + ",")));
            assertRefused(Forger.signed(Forger.HEADER, payload.replaceFirst("\\}$", "," + claim + "}")));
        }
        assertRefused(Forger.signed(Forger.HEADER.replace("}", ",\"typ\":\"at+jwt\"}"), payload));
        assertRefused(Forger.signed(Forger.HEADER, payload + "{}"));
    }

    @Test
    @DisplayName("A token of more than 16,384 characters is refused, though we signed it; one of up to as many counts")
    void size() {
        String fits = "";
        String tooLong = Forger.signed(Forger.with(CLAIMS, "pad", "x".repeat(11_700)));
        for (int pad = 11_701; tooLong.length() <= 16_384; pad++) {
            fits = tooLong;
            tooLong = Forger.signed(Forger.with(CLAIMS, "pad", "x".repeat(pad)));
        }
        assertThat(fits.length()).isBetween(16_380, 16_384);
        assertThat(host.rejection(fits)).isEmpty();
        assertRefused(tooLong);
        assertRefused("A".repeat(1 << 20) + ".A.A");
        assertRefused("A." + "A".repeat(1 << 20) + ".A");
        assertThat(host.resolver.resolve(JwtHost.bearer(".".repeat(1 << 20)))).isEmpty();
    }

    @Test
    @DisplayName("Whatever is sent, nothing is thrown and nothing opens: 40,000 texts made of tokens and of nothing")
    void random_texts() {
        Random random = new Random(46);
        List<String> genuine = List.of(
                host.accessToken(), host.refreshToken(), JwtHost.credential().reveal());
        for (int i = 0; i < 40_000; i++) {
            String text = mutated(random, genuine.get(random.nextInt(genuine.size())));
            if (!genuine.contains(text.replaceAll("^ +|[ \t]+$", ""))) { // a header's value has no space at its ends
                assertThat(host.resolver.resolve(JwtHost.bearer(text)))
                        .noneMatch(claim -> !(claim instanceof Claim.Refused));
                if (i % 16 == 0) {
                    assertThat(host.issuer.judge(text)).isEqualTo(new AccessTokenVerdict.Refused());
                    assertThat(host.issuer.renewal(text)).isEmpty();
                }
            }
        }
    }

    private static String mutated(Random random, String token) {
        StringBuilder text = new StringBuilder(token);
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(6)) {
                case 0 -> text.insert(at, (char) random.nextInt(0x10000));
                case 1 -> text.insert(at, '.');
                case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(8)));
                case 3 -> text.insert(at, token, 0, random.nextInt(token.length()));
                case 4 -> text.insert(at, Forger.encoded(bytes(random)));
                default -> text.insert(at, (char) (' ' + random.nextInt(95)));
            }
        }
        return text.toString();
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(24)];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    @DisplayName("Rightly signed nonsense throws nothing either: 2,000 payloads and headers")
    void random_signed() {
        Random random = new Random(37);
        String payload = Forger.json(CLAIMS);
        List<String> opened = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            String token = random.nextBoolean()
                    ? Forger.signed(Forger.HEADER, mutated(random, payload))
                    : Forger.signed(mutated(random, Forger.HEADER), payload);
            if (host.open(token).session().isPresent()) {
                opened.add(token);
            }
            assertThat(host.issuer.renewal(token)).isEmpty();
        }
        assertThat(opened)
                .as("only what still says the same: changed are claims that nobody reads")
                .allSatisfy(token -> assertThat(Forger.decoded(token, 1)).containsEntry("sid", JwtHost.ID.toString()));
    }

    @Test
    @DisplayName("Requirement 46: nothing of a token is logged, be it good or bad")
    void log_isSilent() {
        String good = host.accessToken();
        String refresh = host.refreshToken();
        for (String token :
                List.of(good, refresh, good.substring(1), good + "x", Forger.signed(Map.of("sub", "hidden-1")))) {
            host.open(token).session();
            host.issuer.renewal(token);
            host.issuer.judge(token);
        }
        String logged = log.list.stream()
                .map(event -> event.getFormattedMessage() + " " + event.getThrowableProxy())
                .reduce("", String::concat);
        assertThat(logged).as("the log is listened to").contains("rejected");
        for (String part : (good + "." + refresh).split("\\.")) {
            assertThat(logged).doesNotContain(part);
        }
        assertThat(logged)
                .doesNotContain("hidden-1", JwtHost.credential().secret().reveal())
                .doesNotContain(
                        new String(Base64.getUrlDecoder().decode(good.split("\\.")[1]), StandardCharsets.UTF_8));
    }
}
