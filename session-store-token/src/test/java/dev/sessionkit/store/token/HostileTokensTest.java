package dev.sessionkit.store.token;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Tokens that nobody signed, or that try to choose how they are checked (RFC 8725). They open nothing and leave no trace. */
class HostileTokensTest {

    private static final String PAYLOAD = Issuer.json(Issuer.claims());
    private static final String GOOD = Issuer.token(Issuer.claims());

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Level before;
    private TokenHost host;

    @BeforeEach
    void start() {
        host = TokenHost.started();
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

    private void assertOpensNothing(String token) {
        assertThat(host.rejection(token)).isPresent();
        assertThat(host.bearer(token).session()).isEmpty();
    }

    @Test
    @DisplayName("Requirement 38, RFC 8725 section 3.1: none, in whatever spelling, with and without a signature")
    void none() {
        for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
            String unsigned = Issuer.encoded("{\"alg\":\"" + none + "\"}") + '.' + Issuer.encoded(PAYLOAD) + '.';
            assertOpensNothing(unsigned);
            assertOpensNothing(unsigned + GOOD.substring(GOOD.lastIndexOf('.') + 1));
        }
        assertOpensNothing(GOOD.substring(0, GOOD.lastIndexOf('.') + 1));
        assertOpensNothing(GOOD.substring(0, GOOD.lastIndexOf('.')));
    }

    @Test
    @DisplayName("Requirement 38, RFC 8725 section 2.1: a public key is never taken for a secret")
    void confusion() {
        String algorithms = "{\"Algorithms\": [\"RS256\", \"HS256\"]}";
        try (TokenHost both = TokenHost.started(algorithms)) {
            for (byte[] secret : List.of(
                    Issuer.publicKey(),
                    Issuer.pem().getBytes(StandardCharsets.UTF_8),
                    Issuer.pem().strip().getBytes(StandardCharsets.UTF_8))) {
                String token = Issuer.hmacToken("{\"alg\":\"HS256\"}", PAYLOAD, secret);
                assertThat(both.rejection(token)).isPresent();
                assertOpensNothing(token);
            }
        }
    }

    @Test
    @DisplayName("Requirement 38: an algorithm that is not allowed, though somebody has its key")
    void algorithm_notAllowed() {
        byte[] secret = Issuer.SECRET.getBytes(StandardCharsets.UTF_8);
        String token = Issuer.hmacToken("{\"alg\":\"HS256\"}", PAYLOAD, secret);
        assertOpensNothing(token);
        String keys = """
                {"Algorithms": ["HS256"], "Keys": [{"Algorithm": "HS256", "Secret": "${env:TOKEN_SECRET}"}]}""";
        try (TokenHost hmac = TokenHost.started(keys)) {
            assertThat(hmac.rejection(token)).isEmpty();
            assertThat(hmac.rejection(GOOD)).isPresent();
        }
    }

    @Test
    @DisplayName(
            "Requirement 39, RFC 8725 section 3.10: keys in the token, and where it says they are, are not looked at")
    void keysOfTheToken() {
        try (KeyServer keys = new KeyServer();
                TokenHost fetching =
                        TokenHost.started("{\"Keys\": [], \"KeySet\": {\"Url\": \"" + keys.url("/keys") + "\"}}")) {
            KeyPair own = Issuer.rsa();
            String n = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            ((RSAPublicKey) own.getPublic()).getModulus().toByteArray());
            List<String> members = List.of(
                    "\"jku\":\"" + keys.url("/theirs") + "\"",
                    "\"x5u\":\"" + keys.url("/theirs") + "\"",
                    "\"jwk\":{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"" + n + "\"}",
                    "\"x5c\":[\"MIIB\"]",
                    "\"kid\":\"" + keys.url("/theirs") + "\"",
                    "\"kid\":\"../theirs\"",
                    "\"kid\":\"../../../../etc/passwd\"",
                    "\"kid\":\"' OR 1=1 --\"");
            for (String member : members) {
                String header = "{\"alg\":\"RS256\"," + member + "}";
                assertThat(fetching.rejection(Issuer.token(header, PAYLOAD, own)))
                        .isPresent();
                assertOpensNothing(Issuer.token(header, PAYLOAD, own));
                assertThat(fetching.rejection(Issuer.token(header, PAYLOAD)))
                        .as("signed by the issuer, it counts whatever it says there")
                        .isEmpty();
            }
            assertThat(keys.paths()).as("who was asked").containsOnly("/keys").hasSizeLessThan(4);
        }
    }

    @Test
    @DisplayName("RFC 7515 section 4.1.11, RFC 7797: crit is refused, and so is a payload that is not encoded")
    void extensions() {
        for (String member : List.of(
                "\"crit\":[\"exp\"]",
                "\"crit\":[]",
                "\"crit\":null",
                "\"b64\":false",
                "\"b64\":false,\"crit\":[\"b64\"]",
                "\"b64\":\"true\"",
                "\"zip\":\"DEF\"",
                "\"enc\":\"A256GCM\"",
                "\"cty\":\"JWT\"",
                "\"alg\":\"RS256\"",
                "\"typ\":7",
                "\"kid\":null",
                "\"x\":" + "[".repeat(50) + "]".repeat(50))) {
            assertOpensNothing(Issuer.token("{\"alg\":\"RS256\"," + member + "}", PAYLOAD));
        }
    }

    @Test
    @DisplayName("A JWE, a PBES2 count bomb and a compressed one are no JWS")
    void encrypted() {
        String jwe = Issuer.encoded("{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"zip\":\"DEF\"}") + "..AAAA.AAAA.AAAA";
        String bomb = Issuer.encoded(
                "{\"alg\":\"PBES2-HS512+A256KW\",\"enc\":\"A256GCM\",\"p2c\":2147483647,\"p2s\":\"AAAA\"}");
        assertOpensNothing(jwe);
        assertOpensNothing(bomb + ".AAAA.AAAA.AAAA.AAAA");
        assertOpensNothing(bomb + ".AAAA.AAAA");
        assertOpensNothing(GOOD + ".AAAA.AAAA");
    }

    @Test
    @DisplayName("RFC 8725 section 3.2: 16 KiB at most, whatever is in there")
    void size() {
        String large = Issuer.token(Issuer.claims("padding", "x".repeat(11_000)));
        assertThat(large.length()).isLessThanOrEqualTo(16_384);
        assertThat(host.rejection(large)).isEmpty();
        assertOpensNothing(Issuer.token(Issuer.claims("padding", "x".repeat(13_000))));
        assertOpensNothing("A".repeat(1_000_000));
        assertOpensNothing(".".repeat(100_000));
        assertOpensNothing(GOOD + "A".repeat(1_000_000));
    }

    @Test
    @DisplayName("Whichever bit of a good token is turned, it opens nothing, remembered or not")
    void bitFlips() {
        assertThat(host.rejection(GOOD)).isEmpty();
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            char[] flipped = GOOD.toCharArray();
            int at = random.nextInt(flipped.length);
            flipped[at] ^= (char) (1 << random.nextInt(7));
            if (flipped[at] >= ' ') {
                assertThat(host.rejection(new String(flipped))).as("at " + at).isPresent();
            }
        }
        for (int bit = 0; bit < 16; bit++) {
            char[] last = GOOD.toCharArray();
            last[last.length - 1] ^= (char) (1 << bit);
            assertThat(host.rejection(new String(last)))
                    .as("the last character")
                    .isPresent();
        }
    }

    @Test
    @DisplayName("Requirement 46, ASVS 16.2.5: nothing of a token is in the log, at whatever level")
    void log_isSilent() {
        String secretive = "eyes-only-" + "x".repeat(20);
        List<String> tokens = new ArrayList<>(List.of(
                secretive,
                GOOD + secretive,
                Issuer.token("{\"alg\":\"RS256\",\"kid\":\"" + secretive + "\"}", PAYLOAD, Issuer.rsa()),
                Issuer.token("{\"alg\":\"" + secretive + "\"}", PAYLOAD),
                Issuer.token(Issuer.claims("iss", secretive)),
                Issuer.token(Issuer.claims("sub", secretive + "\n")),
                Issuer.token("{\"sub\":\"" + secretive)));
        tokens.forEach(this::assertOpensNothing);
        assertThat(host.rejection(GOOD)).isEmpty();
        for (ILoggingEvent event : log.list) {
            assertThat(event.getFormattedMessage() + event.getThrowableProxy())
                    .doesNotContain(secretive, GOOD, GOOD.substring(GOOD.length() - 40));
        }
        assertThat(host.events.toString()).doesNotContain(secretive);
    }
}
