package dev.sessionkit.store.token.jws;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;

/**
 * A private key from PEM: one block {@code PRIVATE KEY} (PKCS#8, RFC 5958), beside which its public key may stand. Messages
 * say what is wrong and quote nothing. Not kept.
 *
 * @param privateKey of any supported type
 * @param publicKey what stands beside it
 */
record PrivatePemKeys(PrivateKey privateKey, Optional<PublicKey> publicKey) {

    private static final String PRIVATE = "PRIVATE KEY";
    private static final List<String> KEY_TYPES = List.of("RSA", "EC", "Ed25519");

    static PrivatePemKeys read(String pem) {
        PemText text = PemText.read(pem);
        text.labels().stream().filter(PrivatePemKeys::isOtherForm).findFirst().ifPresent(PrivatePemKeys::refuse);
        if (!text.labels().isEmpty() && !text.labels().contains(PRIVATE)) {
            throw new IllegalArgumentException("this is no private key, and only a private key signs:"
                    + " give the block PRIVATE KEY (PKCS#8, as `openssl genpkey` writes it)");
        }
        List<PemText.Block> beside = text.blocks().stream()
                .filter(block -> !block.label().equals(PRIVATE))
                .toList();
        boolean onePrivate = text.blocks().size() == beside.size() + 1;
        if (!onePrivate
                || beside.size() > 1
                || text.blocks().size() != text.labels().size()) {
            throw new IllegalArgumentException(
                    "a private key in PEM is exactly one whole block PRIVATE KEY, with or without its PUBLIC KEY");
        }
        return new PrivatePemKeys(
                ofPkcs8(text.blocks().stream()
                        .filter(block -> block.label().equals(PRIVATE))
                        .findFirst()
                        .orElseThrow()),
                beside.stream().findFirst().map(PemKeys::ofBlock));
    }

    static boolean holdsPrivateKey(String pem) {
        return PemText.read(pem).labels().stream().anyMatch(label -> label.endsWith(PRIVATE));
    }

    private static boolean isOtherForm(String label) {
        return label.endsWith(PRIVATE) && !label.equals(PRIVATE);
    }

    private static void refuse(String label) {
        throw new IllegalArgumentException(
                label.startsWith("ENCRYPTED")
                        ? "the private key is encrypted: give it decrypted, as `openssl pkey` writes it,"
                                + " from a place that only this process reads"
                        : "the private key is not in PKCS#8: `openssl pkcs8 -topk8 -nocrypt` makes it a block PRIVATE KEY");
    }

    private static PrivateKey ofPkcs8(PemText.Block block) {
        byte[] content = block.content();
        return KEY_TYPES.stream()
                .flatMap(type -> ofType(type, content).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the block PRIVATE KEY is broken, or its key is not RSA, EC or Ed25519"));
    }

    private static Optional<PrivateKey> ofType(String type, byte[] content) {
        try {
            return Optional.of(KeyFactory.getInstance(type).generatePrivate(new PKCS8EncodedKeySpec(content)));
        } catch (GeneralSecurityException | RuntimeException e) { // broken, or of another type
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "PrivatePemKeys[" + privateKey.getAlgorithm() + "]";
    }
}
