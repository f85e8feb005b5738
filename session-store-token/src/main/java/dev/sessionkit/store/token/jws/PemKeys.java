package dev.sessionkit.store.token.jws;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Optional;

/** Public keys from PEM (RFC 7468). Messages say what is wrong and quote nothing. */
final class PemKeys {

    private static final List<String> KEY_TYPES = List.of("RSA", "EC", "Ed25519");

    private PemKeys() {}

    static PublicKey publicKey(String pem) {
        PemText text = PemText.read(pem);
        if (text.labels().stream().anyMatch(label -> label.endsWith("PRIVATE KEY"))) {
            throw new IllegalArgumentException(
                    "this is a private key, which has no place where signatures are only checked:"
                            + " give the public key, and take the private one away from here");
        }
        if (text.labels().size() != 1 || text.blocks().size() != 1) {
            throw new IllegalArgumentException("a key in PEM is exactly one whole block, PUBLIC KEY or CERTIFICATE");
        }
        return ofBlock(text.blocks().get(0));
    }

    static PublicKey ofBlock(PemText.Block block) {
        byte[] content = block.content();
        return switch (block.label()) {
            case "PUBLIC KEY" -> ofSubjectPublicKeyInfo(content);
            case "CERTIFICATE" -> ofCertificate(content);
            default ->
                throw new IllegalArgumentException(
                        "a key in PEM is a block PUBLIC KEY (SubjectPublicKeyInfo, as `openssl pkey -pubout` writes it)"
                                + " or CERTIFICATE");
        };
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
            throw PemText.broken("its certificate");
        }
    }
}
