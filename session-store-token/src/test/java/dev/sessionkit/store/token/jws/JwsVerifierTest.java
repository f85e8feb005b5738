package dev.sessionkit.store.token.jws;

import static dev.sessionkit.store.token.jws.JwsAlgorithm.ES256;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.HS256;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.HS512;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.PS256;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.RS256;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.SessionStoreException;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwsVerifierTest {

    private static final TestKey KEY = TestKey.of(HS256);
    private static final JwsVerifier VERIFIER = Verifiers.of(KEY);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"HS256\"}",
                " {\"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\"} ",
                "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"k1\"}",
                "{ \"typ\" : \"JWT\" ,\r\n \"alg\" : \"HS256\" }",
                "{\"alg\":\"HS256\",\"b64\":true}",
                "{\"alg\":\"HS256\",\"cty\":\"json\"}",
                "{\"alg\":\"HS256\",\"x\":{\"y\":[1,2.5e3,null,true,{}]},\"ö\":\"€\"}",
                "{\"\\u0061lg\":\"HS256\"}",
            })
    void verify_goodHeader(String header) {
        assertThat(VERIFIER.verify(KEY.sign(header)).isPresent()).isEqualTo(header.startsWith("{"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"HS256\",\"jku\":\"https://evil.example/keys\",\"x5u\":\"https://evil.example/c\"}",
                "{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"},\"x5c\":[\"AAAA\"],\"x5t\":\"AA\"}",
                "{\"alg\":\"HS256\",\"jku\":1,\"x5u\":null,\"jwk\":\"\",\"x5c\":{},\"x5t\":false,\"x5t#S256\":[]}",
            })
    @DisplayName("RFC 8725 3.10 / requirement 39: keys and addresses in the header are skipped, whatever they are")
    void verify_keysInHeader(String header) {
        assertThat(VERIFIER.verify(KEY.sign(header))).isPresent();
        assertThat(VERIFIER.verify(TestKey.of(HS512).sign(header))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"None\"}",
                "{\"alg\":\"\"}",
                "{\"alg\":\"hs256\"}",
                "{\"alg\":\"HS256 \"}",
                "{\"alg\":\"HS384\"}",
                "{\"alg\":null}",
                "{\"alg\":256}",
                "{\"alg\":[\"HS256\"]}",
                "{\"alg\":{\"HS256\":1}}",
                "{\"typ\":\"JWT\"}",
                "{}",
            })
    @DisplayName("RFC 8725 3.1 / requirement 38: alg is a string on the list, compared exactly, and never none")
    void verify_otherAlgorithm(String header) {
        assertThat(VERIFIER.verify(KEY.sign(header))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"HS256\",\"kid\":1}",
                "{\"alg\":\"HS256\",\"kid\":null}",
                "{\"alg\":\"HS256\",\"kid\":[\"a\"]}",
                "{\"alg\":\"HS256\",\"typ\":1}",
                "{\"alg\":\"HS256\",\"typ\":null}",
                "{\"alg\":\"HS256\",\"typ\":{}}",
                "{\"alg\":\"HS256\",\"crit\":[\"exp\"]}",
                "{\"alg\":\"HS256\",\"crit\":[]}",
                "{\"alg\":\"HS256\",\"crit\":null}",
                "{\"alg\":\"HS256\",\"b64\":false}",
                "{\"alg\":\"HS256\",\"b64\":\"true\"}",
                "{\"alg\":\"HS256\",\"b64\":1}",
                "{\"alg\":\"HS256\",\"zip\":\"DEF\"}",
                "{\"alg\":\"HS256\",\"enc\":\"A128GCM\"}",
                "{\"alg\":\"HS256\",\"enc\":null}",
                "{\"alg\":\"HS256\",\"cty\":\"JWT\"}",
                "{\"alg\":\"HS256\",\"cty\":\"application/jwt\"}",
                "{\"alg\":\"HS256\",\"cty\":7}",
            })
    @DisplayName("RFC 7515 4.1: a member of the wrong type, or one that asks for what is not done, refuses the token")
    void verify_refusedMember(String header) {
        assertThat(VERIFIER.verify(KEY.sign(header))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"HS256\",\"alg\":\"HS256\"}",
                "{\"alg\":\"none\",\"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\",\"\\u0061lg\":\"HS256\"}",
                "{\"alg\":\"HS256\",\"x\":{\"y\":1,\"y\":1}}",
                "{\"alg\":\"HS256\"}{}",
                "{\"alg\":\"HS256\"}x",
                "{\"alg\":\"HS256\"",
                "{\"alg\":\"HS256\",}",
                "{\"alg\":\"HS256\",\"a\":01}",
                "{\"alg\":\"HS256\",\"a\":NaN}",
                "{'alg':'HS256'}",
                "{alg:\"HS256\"}",
                "{\"alg\":\"HS256\"/**/}",
                "[{\"alg\":\"HS256\"}]",
                "\"HS256\"",
                "{\"alg\":\"HS256\",\"a\":[[[[[[[[[]]]]]]]]]}",
                "{\"alg\":\"HS256\",\"a\":\"\u0000\"}",
            })
    @DisplayName("RFC 7515 5.2: the header is one strict JSON object, each name once, nothing after it")
    void verify_brokenHeader(String header) {
        assertThat(VERIFIER.verify(KEY.sign(header))).isEmpty();
    }

    @Test
    @DisplayName("RFC 7515 5.2: the header is UTF-8, without a byte order mark and well-formed")
    void verify_otherEncoding() {
        String header = "{\"alg\":\"HS256\"}";
        for (Charset other :
                new Charset[] {UTF_16BE, UTF_16LE, Charset.forName("UTF-32BE"), Charset.forName("UTF-32LE")}) {
            assertThat(VERIFIER.verify(KEY.sign(header.getBytes(other), new byte[] {'{', '}'})))
                    .isEmpty();
        }
        assertThat(VERIFIER.verify(KEY.sign("\uFEFF" + header))).isEmpty();
        byte[] overlong = "{\"alg\":\"HS256\",\"a\":\"??\"}".getBytes(UTF_8);
        overlong[overlong.length - 4] = (byte) 0xc1; // a two-byte spelling of '!'
        overlong[overlong.length - 3] = (byte) 0xa1;
        assertThat(VERIFIER.verify(KEY.sign(overlong, new byte[] {'{', '}'}))).isEmpty();
    }

    @Test
    @DisplayName(
            "requirement 39: a kid has at most 256 characters, a header at most 2048 bytes, a token at most 16384 characters")
    void verify_bounds() {
        assertThat(VERIFIER.verify(KEY.token("k".repeat(256)))).isPresent();
        assertThat(VERIFIER.verify(KEY.token("k".repeat(257)))).isEmpty();

        String start = "{\"alg\":\"HS256\",\"a\":\"";
        int room = 2048 - start.length() - 2;
        assertThat(VERIFIER.verify(KEY.sign(start + "a".repeat(room) + "\"}"))).isPresent();
        assertThat(VERIFIER.verify(KEY.sign(start + "a".repeat(room + 1) + "\"}")))
                .isEmpty();

        String header = base64("{\"alg\":\"HS256\"}");
        int signatureAndDots = 43 + 2;
        int payload =
                16_384 - header.length() - signatureAndDots; // 16319 characters: three more than a multiple of four
        assertThat(VERIFIER.verify(KEY.signText(header + "." + "A".repeat(payload))))
                .isPresent();
        assertThat(VERIFIER.verify(KEY.signText(header + "." + "A".repeat(payload + 1))))
                .isEmpty();
        assertThat(VERIFIER.verify("a".repeat(50_000_000))).isEmpty();
    }

    @Test
    @DisplayName("RFC 7515 7.1: three segments, none empty; a JWE has five")
    void verify_otherSegments() {
        String token = KEY.token();
        String[] parts = token.split("\\.");
        for (String hostile : List.of(
                "",
                ".",
                "..",
                "...",
                "....",
                parts[0],
                parts[0] + "." + parts[1],
                parts[0] + "." + parts[1] + ".",
                parts[0] + ".." + parts[2],
                "." + parts[1] + "." + parts[2],
                token + ".",
                "." + token,
                token + "." + parts[2],
                token + "." + parts[1] + "." + parts[2],
                token + "\n",
                " " + token,
                "Bearer " + token)) {
            assertThat(VERIFIER.verify(hostile))
                    .as("%s characters", hostile.length())
                    .isEmpty();
        }
        assertThat(VERIFIER.verify(KEY.signText(parts[0] + ".")))
                .as("detached payload")
                .isEmpty();
    }

    @Test
    @DisplayName("RFC 7515 2: base64url without padding or white space, and only its canonical spelling")
    void verify_otherSpelling() {
        String token = KEY.token();
        String[] parts = token.split("\\.");
        String canonical = "{\"alg\":\"HS256\"}"; // 15 bytes: no unused bits; one more leaves four, one more two
        assertThat(VERIFIER.verify(KEY.sign(canonical))).isPresent();

        assertThat(VERIFIER.verify(token + "=")).isEmpty();
        assertThat(VERIFIER.verify(KEY.signText(parts[0] + "=." + parts[1]))).isEmpty();
        assertThat(VERIFIER.verify(KEY.signText(parts[0] + "\n." + parts[1]))).isEmpty();
        for (String spaces : List.of(" ", "  ")) {
            String header = base64(canonical + spaces);
            assertThat(VERIFIER.verify(KEY.signText(header + "." + parts[1]))).isPresent();
            assertThat(VERIFIER.verify(KEY.signText(nextSpelling(header) + "." + parts[1])))
                    .isEmpty();
            String payload = base64("{}" + "a".repeat(spaces.length() + 1));
            assertThat(VERIFIER.verify(KEY.signText(parts[0] + "." + payload))).isPresent();
            assertThat(VERIFIER.verify(KEY.signText(parts[0] + "." + nextSpelling(payload))))
                    .isEmpty();
        }
        assertThat(VERIFIER.verify(parts[0] + "." + parts[1] + "." + nextSpelling(parts[2])))
                .isEmpty();
        assertThat(VERIFIER.verify(KEY.signText(parts[0] + ".A"))).isEmpty();
        assertThat(VERIFIER.verify(KEY.signText(parts[0] + ".AA+/"))).isEmpty();
    }

    @Test
    @DisplayName("RFC 7515 2: characters beyond Latin-1 are not taken for others")
    void verify_wideCharacters() {
        String token = KEY.token();
        for (int at = 0; at < token.length(); at++) {
            StringBuilder wide = new StringBuilder(token);
            wide.setCharAt(at, (char) (token.charAt(at) | 0x100)); // the same low byte
            assertThat(VERIFIER.verify(wide.toString())).isEmpty();
        }
    }

    @Test
    @DisplayName("RFC 8725 3.1 / requirement 38: a public key is never taken for an HMAC secret")
    void verify_keyConfusion() {
        TestKey rsa = TestKey.of(RS256);
        byte[] publicKey = rsa.pair().getPublic().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(publicKey)
                + "\n-----END PUBLIC KEY-----\n";
        for (byte[] secret : List.of(publicKey, pem.getBytes(UTF_8))) {
            TestKey forger = new TestKey(HS256, secret, rsa.pair());
            assertThat(Verifiers.of(rsa).verify(forger.token())).isEmpty();
        }
    }

    @Test
    @DisplayName("RFC 8725 3.1 / requirement 38: one key serves one algorithm, even where its type would serve several")
    void verify_sameKeyOtherAlgorithm() {
        TestKey rsa = TestKey.of(RS256);
        TestKey pss = new TestKey(PS256, rsa.secret(), rsa.pair());
        assertThat(Verifiers.of(rsa).verify(rsa.token())).isPresent();
        assertThat(Verifiers.of(rsa).verify(pss.token())).isEmpty();
        assertThat(Verifiers.of(pss).verify(rsa.token())).isEmpty();
    }

    @Test
    @DisplayName("RFC 8725 3.1 / requirement 38: a key of an algorithm that is not allowed opens nothing")
    void verify_notAllowed() {
        KeySource keys = KeySource.fixed(KeySet.of(List.of(KEY.verifying(Optional.empty()))));
        assertThat(new JwsVerifier(Set.of(ES256), JwsHeaderRules.anyType(), keys).verify(KEY.token()))
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JwsVerifier(Set.of(), JwsHeaderRules.anyType(), keys))
                .withMessageContaining("at least one algorithm");
    }

    @Test
    @DisplayName(
            "RFC 8725 3.11 / requirement 41: where types are named, typ is one of them, as RFC 7515 4.1.9 compares them")
    void verify_types() {
        KeySource keys = KeySource.fixed(KeySet.of(List.of(KEY.verifying(Optional.empty()))));
        JwsVerifier verifier = new JwsVerifier(Set.of(HS256), new JwsHeaderRules(Set.of("at+jwt")), keys);
        for (String type : List.of("at+jwt", "AT+JWT", "application/at+jwt", "Application/At+Jwt")) {
            assertThat(verifier.verify(KEY.sign("{\"alg\":\"HS256\",\"typ\":\"" + type + "\"}")))
                    .isPresent();
        }
        for (String type :
                List.of("JWT", "", "at+jwt ", "application/", "x/at+jwt", "application/application/at+jwt")) {
            assertThat(verifier.verify(KEY.sign("{\"alg\":\"HS256\",\"typ\":\"" + type + "\"}")))
                    .isEmpty();
        }
        assertThat(verifier.verify(KEY.sign("{\"alg\":\"HS256\"}"))).isEmpty();
    }

    @Test
    @DisplayName("requirement 39: the kid only chooses among known keys")
    void verify_kid() {
        TestKey other = TestKey.another(ES256);
        TestKey key = TestKey.of(ES256);
        JwsVerifier verifier = Verifiers.of(other.verifying(Optional.of("old")), key.verifying(Optional.of("new")));
        assertThat(verifier.verify(key.token("new"))).isPresent();
        assertThat(verifier.verify(key.token()))
                .as("without kid, all are tried")
                .isPresent();
        assertThat(verifier.verify(key.token("old"))).isEmpty();
        assertThat(verifier.verify(key.token("../../etc/passwd"))).isEmpty();
        assertThat(verifier.verify(key.token("' OR 1=1 --"))).isEmpty();
    }

    @Test
    @DisplayName("no keys to tell by is 503, and only where there is something to tell")
    void verify_keysUnavailable() {
        KeySource broken = new KeySource() {
            @Override
            public KeySet keys() {
                throw new SessionStoreException("down");
            }

            @Override
            public KeySet keysAfterMiss(KeySet seen) {
                throw new AssertionError("nothing was seen");
            }

            @Override
            public void close() {}
        };
        JwsVerifier verifier = new JwsVerifier(Set.of(HS256), JwsHeaderRules.anyType(), broken);
        assertThatThrownBy(() -> verifier.verify(KEY.token())).isInstanceOf(SessionStoreException.class);
        assertThat(verifier.verify("a.b.c")).isEmpty();
    }

    @Test
    @DisplayName("requirement 46: random text is refused, without an exception and without a word in the log")
    void verify_randomText() {
        Random random = new Random(7);
        String alphabet = "abcXYZ019-_.=+/ {}\"\u0000\u00ff\u20ac\ud800";
        try (Logged log = new Logged()) {
            for (int i = 0; i < 20_000; i++) {
                StringBuilder text = new StringBuilder(i % 2 == 0 ? "" : KEY.token());
                for (int edit = 0; edit < 1 + random.nextInt(30); edit++) {
                    text.insert(random.nextInt(text.length() + 1), alphabet.charAt(random.nextInt(alphabet.length())));
                }
                assertThat(VERIFIER.verify(text.toString())).isEmpty();
            }
            assertThat(log.lines()).isEmpty();
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** Another spelling that the platform's decoder takes for the same bytes. */
    private static String nextSpelling(String base64) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = base64.length() - 1;
        String next = base64.substring(0, last) + alphabet.charAt(alphabet.indexOf(base64.charAt(last)) + 1);
        assertThat(Base64.getUrlDecoder().decode(next))
                .isEqualTo(Base64.getUrlDecoder().decode(base64));
        return next;
    }
}
