package dev.sessionkit.store.token.jws;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Public keys from PEM (RFC 7468). Messages say what is wrong and quote nothing. */
final class PemKeys {

    private static final int LONGEST = 64 * 1024; // characters
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----");
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]*+)-----END \\1-----");
    private static final Pattern SPACE = Pattern.compile("\\s");
    private static final List<String> KEY_TYPES = List.of("RSA", "EC", "Ed25519");

    private PemKeys() {}

    static PublicKey publicKey(String pem) {
        if (pem.length() > LONGEST) {
            throw new IllegalArgumentException("a PEM text has at most " + LONGEST + " characters");
        }
        List<String> labels =
                BEGIN.matcher(pem).results().map(begin -> begin.group(1)).toList();
        if (labels.stream().anyMatch(label -> label.endsWith("PRIVATE KEY"))) {
            throw new IllegalArgumentException(
                    "this is a private key, which has no place where signatures are only checked:"
                            + " give the public key, and take the private one away from here");
        }
        List<MatchResult> blocks = BLOCK.matcher(pem).results().toList();
        if (labels.size() != 1 || blocks.size() != 1) {
            throw new IllegalArgumentException("a key in PEM is exactly one whole block, PUBLIC KEY or CERTIFICATE");
        }
        return ofBlock(blocks.get(0).group(1), blocks.get(0).group(2));
    }

    private static PublicKey ofBlock(String label, String base64) {
        byte[] content = decode(base64);
        return switch (label) {
            case "PUBLIC KEY" -> ofSubjectPublicKeyInfo(content);
            case "CERTIFICATE" -> ofCertificate(content);
            default ->
                throw new IllegalArgumentException(
                        "a key in PEM is a block PUBLIC KEY (SubjectPublicKeyInfo, as `openssl pkey -pubout` writes it)"
                                + " or CERTIFICATE");
        };
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(SPACE.matcher(base64).replaceAll(""));
        } catch (IllegalArgumentException e) {
            throw broken("its base64");
        }
    }

    private static PublicKey ofSubjectPublicKeyInfo(byte[] content) {
        for (String type : KEY_TYPES) {
            Optional<PublicKey> key = ofType(type, content);
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw new IllegalArgumentException("the block PUBLIC KEY is broken, or its key is not RSA, EC or Ed25519");
    }

    private static Optional<PublicKey> ofType(String type, byte[] content) {
        try {
            return Optional.of(KeyFactory.getInstance(type).generatePublic(new X509EncodedKeySpec(content)));
        } catch (GeneralSecurityException | RuntimeException e) { // broken, or of another type
            return Optional.empty();
        }
    }

    private static PublicKey ofCertificate(byte[] content) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(content))
                    .getPublicKey();
        } catch (GeneralSecurityException | RuntimeException e) {
            throw broken("its certificate");
        }
    }

    /** Without the cause, whose message might quote the key. */
    private static IllegalArgumentException broken(String what) {
        return new IllegalArgumentException("the PEM text cannot be read: " + what + " is broken");
    }
}
