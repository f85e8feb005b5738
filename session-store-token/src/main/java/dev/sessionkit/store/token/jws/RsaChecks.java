package dev.sessionkit.store.token.jws;

import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;

/** RSA signatures: PKCS#1 v1.5 (RFC 7518, section 3.3) and PSS with a salt as long as the hash (section 3.5). */
final class RsaChecks {

    private static final int TRAILER = 1; // the only one of RFC 8017

    private RsaChecks() {}

    static SignatureCheck pkcs1(JwsAlgorithm algorithm, RSAPublicKey key) {
        return new JcaCheck(algorithm.hashInNames() + "withRSA", Optional.empty(), key, modulusBytes(key));
    }

    static SignatureCheck pss(JwsAlgorithm algorithm, RSAPublicKey key) {
        return new JcaCheck("RSASSA-PSS", Optional.of(pssParameters(algorithm)), key, modulusBytes(key));
    }

    static PSSParameterSpec pssParameters(JwsAlgorithm algorithm) {
        return new PSSParameterSpec(
                algorithm.hash(), "MGF1", new MGF1ParameterSpec(algorithm.hash()), algorithm.hashBytes(), TRAILER);
    }

    private static int modulusBytes(RSAPublicKey key) {
        return (key.getModulus().bitLength() + Byte.SIZE - 1) / Byte.SIZE;
    }
}
