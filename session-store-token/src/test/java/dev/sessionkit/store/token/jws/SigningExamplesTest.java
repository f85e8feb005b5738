package dev.sessionkit.store.token.jws;

import static dev.sessionkit.store.token.jws.JwsAlgorithm.EDDSA;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.ES256;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.ES384;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.RS256;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECPrivateKeySpec;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the standards, and another library's answers. */
class SigningExamplesTest {

    private static final String RFC_8037_KEY = """
            {"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
             "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
            """;
    private static final String RFC_7638_KEY = """
            {"kty":"RSA","e":"AQAB","alg":"RS256","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAt\
            VT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4Q\
            yQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI\
            4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"}
            """;

    @Test
    @DisplayName("RFC 7638 3.1: the thumbprint of the example")
    void thumbprint_rsa() {
        PublicHalf half = PublicHalf.ofJwk(RFC_7638_KEY, Set.of(RS256));
        assertThat(half.id()).isEqualTo("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    }

    @Test
    @DisplayName("RFC 8037 A.3 and A.4: thumbprint and token of the example")
    void thumbprintAndToken_ed25519() {
        SigningKey key = SigningKey.ofJwk(RFC_8037_KEY, Verifiers.EVERY);
        assertThat(key.algorithm()).isEqualTo(EDDSA);
        assertThat(key.id()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");

        byte[] signed = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".getBytes(US_ASCII);
        assertThat(Base64URL.encode(key.sign(signed, signed.length)))
                .hasToString("hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_ANY,
            names = {"(RS|PS|ES)...", "EDDSA"})
    @DisplayName("RFC 7638: another library finds the same thumbprint for every kind of key")
    void thumbprint_otherLibrary(JwsAlgorithm algorithm) throws Exception {
        PublicHalf half = PublicHalf.ofPem(Optional.empty(), algorithm, PemTexts.publicKey(algorithm));
        assertThat(half.id())
                .isEqualTo(TestKey.of(algorithm).jwk("k1").computeThumbprint().toString());
    }

    @Test
    @DisplayName("a secret's own id is not the thumbprint, of which RFC 7638 7 warns, and does not tell of the secret")
    void id_secret() throws Exception {
        TestKey own = TestKey.of(JwsAlgorithm.HS256);
        SigningKey key = SigningKey.ofSecret(Optional.empty(), JwsAlgorithm.HS256, own.secret());
        assertThat(key.id())
                .hasSize(16)
                .isNotEqualTo(own.jwk("k1").computeThumbprint().toString().substring(0, 16))
                .isEqualTo(PublicHalf.ofSecret(Optional.empty(), JwsAlgorithm.HS256, own.secret())
                        .id());
    }

    @Test
    @DisplayName("RFC 6979 A.2.5: the signature of \"sample\" on P-256 with SHA-256")
    void sign_p256() throws Exception {
        assertThat(rfc6979(ES256, "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721"))
                .isEqualTo("EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
                        + "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8");
    }

    @Test
    @DisplayName("RFC 6979 A.2.6: the signature of \"sample\" on P-384 with SHA-384")
    void sign_p384() throws Exception {
        assertThat(rfc6979(
                        ES384,
                        "6B9D3DAD2E1B8C1C05B19875B6659F4DE23C3B667BF297BA9AA47740787137D8"
                                + "96D5724E4C70A825F872C9EA60D2EDF5"))
                .isEqualTo("94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C"
                        + "81A648152E44ACF96E36DD1E80FABE46"
                        + "99EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94F"
                        + "A329C145786E679E7B82C71A38628AC8");
    }

    private static String rfc6979(JwsAlgorithm algorithm, String privateKey) throws Exception {
        ECPrivateKey key = (ECPrivateKey) KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(
                        new BigInteger(privateKey, 16), EcCurve.of(algorithm).parameters()));
        byte[] message = "sample".getBytes(US_ASCII);
        byte[] signature = new BouncyCastleCurveSigning().ecdsa(algorithm, key).sign(message, message.length);
        return HexFormat.of().formatHex(signature).toUpperCase(Locale.ROOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "80", "ff", "0100", "80000000", "7fffffff"})
    void unsignedNumbers_lengths(String hex) {
        BigInteger number = new BigInteger(hex, 16);
        assertThat(new BigInteger(1, UnsignedNumbers.bytes(number, 8)))
                .as("in 8 bytes")
                .isEqualTo(number);
        assertThat(UnsignedNumbers.bytes(number, 8)).hasSize(8);
        assertThat(new BigInteger(1, UnsignedNumbers.shortest(number))).isEqualTo(number);
        assertThat(UnsignedNumbers.shortest(number)).hasSize((number.bitLength() + 7) / 8);
    }
}
