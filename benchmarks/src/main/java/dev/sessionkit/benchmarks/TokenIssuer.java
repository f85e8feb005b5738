package dev.sessionkit.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** Somebody whose tokens count: {@value #LENGTH} characters each, or one less, whatever they are signed with. */
final class TokenIssuer {

    static final String NAME = "https://login.example.com";
    static final String AUDIENCE = "party";
    static final String TYPE = "at+jwt";
    static final String KEY_ID = "k1";
    static final String ROLE = "role";

    private static final int LENGTH = 600;
    private static final Duration VALID = Duration.ofDays(1);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** What a token says besides, as far as there is room. */
    private static final List<String> FURTHER = List.of(
            ",\"client_id\":\"party-web\"",
            ",\"email\":\"jane.doe@example.com\"",
            ",\"email_verified\":true",
            ",\"name\":\"Jane Doe\"",
            ",\"locale\":\"de-AT\"");

    private static final String SCOPE = ",\"scope\":\"";
    private static final String SCOPES = "openid profile email orders.read orders.write ";

    private final TokenAlgorithm algorithm;
    private final TokenAlgorithm.Keys keys;
    private final byte[][] tokens;

    /** Issues as many tokens as are to be presented in turns. */
    TokenIssuer(TokenAlgorithm algorithm, int count) {
        this.algorithm = algorithm;
        this.tokens = new byte[count][];
        try {
            this.keys = algorithm.newKeys();
            int signatureLength = BASE64.encode(algorithm.sign(new byte[0], keys.signing())).length;
            for (int i = 0; i < tokens.length; i++) {
                tokens[i] = token(i, signatureLength);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks " + algorithm, e);
        }
    }

    private TokenIssuer(TokenAlgorithm algorithm, TokenAlgorithm.Keys keys, byte[][] tokens) {
        this.algorithm = algorithm;
        this.keys = keys;
        this.tokens = tokens;
    }

    /** Whose tokens somebody else has written with these keys. */
    static TokenIssuer of(TokenAlgorithm algorithm, TokenAlgorithm.Keys keys, List<String> tokens) {
        byte[][] written =
                tokens.stream().map(token -> token.getBytes(ISO_8859_1)).toArray(byte[][]::new);
        return new TokenIssuer(algorithm, keys, written);
    }

    private byte[] token(int session, int signatureLength) throws GeneralSecurityException {
        String header =
                "{\"alg\":\"%s\",\"kid\":\"%s\",\"typ\":\"%s\"}".formatted(algorithm.headerValue(), KEY_ID, TYPE);
        String start = BASE64.encodeToString(header.getBytes(ISO_8859_1)) + '.';
        int room = (LENGTH - start.length() - 1 - signatureLength) * 3 / 4;
        String message = start + BASE64.encodeToString(claims(session, room).getBytes(ISO_8859_1));
        byte[] signature = algorithm.sign(message.getBytes(ISO_8859_1), keys.signing());
        return (message + '.' + BASE64.encodeToString(signature)).getBytes(ISO_8859_1);
    }

    private static String claims(int session, int length) {
        Instant now = Instant.now();
        StringBuilder json = new StringBuilder(
                "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"%s\",\"exp\":%d,\"iat\":%d,\"role\":\"member\""
                        .formatted(
                                NAME,
                                AUDIENCE,
                                Population.user(session),
                                now.plus(VALID).getEpochSecond(),
                                now.getEpochSecond()));
        int end = length - SCOPE.length() - "\"}".length();
        for (String claim : FURTHER) {
            if (json.length() + claim.length() <= end) {
                json.append(claim);
            }
        }
        int padding = end - json.length();
        return json.append(SCOPE)
                .append(SCOPES.repeat(padding / SCOPES.length() + 1), 0, padding)
                .append("\"}")
                .toString();
    }

    TokenAlgorithm algorithm() {
        return algorithm;
    }

    TokenAlgorithm.Keys keys() {
        return keys;
    }

    /** The public key, or the secret. */
    Key key() {
        return keys.checking();
    }

    /** All tokens; not to be changed. */
    byte[][] tokens() {
        return tokens;
    }

    /** A thread's tokens, one after the other, each as a text that nobody has seen before: as requests bring them. */
    Presenting presenting(int lane) {
        return presenting("", lane);
    }

    /** The same with something before the token. */
    Presenting presenting(String prefix, int lane) {
        byte[][] texts = new byte[tokens.length][];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = (prefix + new String(tokens[i], ISO_8859_1)).getBytes(ISO_8859_1);
        }
        Turn turn = new Turn(lane);
        return () -> new String(texts[turn.next() % texts.length], ISO_8859_1);
    }

    /** Whoever presents tokens. Used by one thread. */
    @FunctionalInterface
    interface Presenting {

        String next();
    }
}
