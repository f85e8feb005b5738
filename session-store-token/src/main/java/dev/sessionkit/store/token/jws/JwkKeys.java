package dev.sessionkit.store.token.jws;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keys from JWK (RFC 7517). Messages say what is wrong and quote nothing of the key. */
final class JwkKeys {

    private JwkKeys() {}

    static VerifyingKey verifyingKey(String json, Set<JwsAlgorithm> allowed) {
        JWK key = parse(json);
        requirePublic(key);
        requireUse(key, Set.of(KeyOperation.VERIFY));
        Optional<String> id = Optional.ofNullable(key.getKeyID());
        if (key instanceof OctetSequenceKey secret) {
            byte[] bytes = secret.toByteArray();
            return VerifyingKey.ofSecret(id, JwkAlgorithm.of(key, allowed), bytes);
        }
        return VerifyingKey.ofPublicKey(id, JwkAlgorithm.of(key, allowed), publicKey(key), CurveChecks.preferred());
    }

    static PublicHalf publicHalf(String json, Set<JwsAlgorithm> allowed) {
        JWK key = parse(json);
        if (key.isPrivate() && !(key instanceof OctetSequenceKey)) {
            return signingKey(json, allowed).publicHalf();
        }
        requireUse(key, Set.of(KeyOperation.VERIFY, KeyOperation.SIGN)); // a secret that signed may be listed as one
        Optional<String> id = Optional.ofNullable(key.getKeyID());
        JwsAlgorithm algorithm = JwkAlgorithm.of(key, allowed);
        return key instanceof OctetSequenceKey secret
                ? PublicHalf.ofSecret(id, algorithm, secret.toByteArray())
                : PublicHalf.ofPublicKey(id, algorithm, publicKey(key));
    }

    static SigningKey signingKey(String json, Set<JwsAlgorithm> allowed) {
        JWK key = parse(json);
        requirePrivate(key);
        requireUse(key, Set.of(KeyOperation.SIGN));
        Optional<String> id = Optional.ofNullable(key.getKeyID());
        JwsAlgorithm algorithm = JwkAlgorithm.of(key, allowed);
        if (key instanceof OctetSequenceKey secret) {
            return SigningKey.ofSecret(id, algorithm, secret.toByteArray());
        }
        KeyPair pair = new KeyPair(publicKey(key), privateKey(key));
        return SigningKey.ofPair(id, algorithm, pair, CurveSigning.preferred());
    }

    private static JWK parse(String json) {
        try {
            return JWK.parse(json);
        } catch (ParseException | RuntimeException e) { // without the cause, whose message might quote the key
            throw new IllegalArgumentException("the JWK is broken, or its kty or crv is unknown");
        }
    }

    private static void requirePublic(JWK key) {
        if (key.isPrivate() && !(key instanceof OctetSequenceKey)) {
            throw new IllegalArgumentException(
                    "this is a private key, which has no place where signatures are only checked:"
                            + " give the public key, and take the private one away from here");
        }
    }

    private static void requirePrivate(JWK key) {
        if (!key.isPrivate()) {
            throw new IllegalArgumentException(
                    "the JWK is a public key, and only a private key signs: give the one that has a d");
        }
    }

    private static void requireUse(JWK key, Set<KeyOperation> eitherOf) {
        if (key.getKeyUse() != null && !KeyUse.SIGNATURE.equals(key.getKeyUse())) {
            throw new IllegalArgumentException("the JWK's use is not sig");
        }
        if (key.getKeyOperations() != null && Collections.disjoint(key.getKeyOperations(), eitherOf)) {
            throw new IllegalArgumentException("the JWK's key_ops lack "
                    + eitherOf.stream().map(KeyOperation::identifier).sorted().collect(Collectors.joining(" and ")));
        }
    }

    private static PublicKey publicKey(JWK key) {
        try {
            if (key instanceof RSAKey rsa) {
                return rsa.toRSAPublicKey();
            }
            if (key instanceof ECKey ec) {
                return ec.toECPublicKey();
            }
            if (key instanceof OctetKeyPair octets && Curve.Ed25519.equals(octets.getCurve())) {
                return Ed25519Keys.of(octets.getDecodedX());
            }
        } catch (JOSEException e) { // without the cause, as above
            throw new IllegalArgumentException("the JWK is broken");
        }
        throw new IllegalArgumentException("the JWK's kty or crv is none of an allowed algorithm");
    }

    private static PrivateKey privateKey(JWK key) {
        try {
            if (key instanceof RSAKey rsa) {
                return rsa.toRSAPrivateKey();
            }
            if (key instanceof ECKey ec) {
                return ec.toECPrivateKey();
            }
            if (key instanceof OctetKeyPair octets) {
                return Ed25519Keys.ofSeed(octets.getDecodedD());
            }
        } catch (JOSEException e) { // without the cause, as above
            throw new IllegalArgumentException("the JWK is broken");
        }
        throw new IllegalArgumentException("the JWK's kty or crv is none of an allowed algorithm");
    }
}
