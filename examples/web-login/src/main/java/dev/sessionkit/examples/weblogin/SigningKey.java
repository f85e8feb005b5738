package dev.sessionkit.examples.weblogin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * The private key of an issuer, made at the first start and kept in a file that its owner alone can read, so that logins outlive a
 * restart. A host with several nodes, or a place for secrets, hands its key over instead.
 *
 * @param file in PEM (PKCS#8), as {@code openssl genpkey} writes it
 */
record SigningKey(Path file) {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));

    /** The key, made where there is none. */
    String pem() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            return Files.readString(file, US_ASCII);
        } catch (IOException | GeneralSecurityException failed) {
            throw new CannotStartException(
                    "cannot make or read the key " + file.toAbsolutePath() + " (" + failed.getMessage()
                            + "): let this user write there, or hand a key over in " + HostSettings.SIGNING_KEY,
                    failed);
        }
    }

    /** Whole before it has its name; where another host was faster, that one's counts. */
    private void make() throws IOException, GeneralSecurityException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft =
                Files.createTempFile(folder, "key", ".pem"); // readable by its owner alone, where there are permissions
        try {
            Files.writeString(draft, newKey(), US_ASCII);
            Files.move(draft, file);
        } catch (FileAlreadyExistsException faster) {
            Files.delete(draft);
        }
    }

    private static String newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1")); // for ES256
        byte[] pkcs8 = generator.generateKeyPair().getPrivate().getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n" + LINES.encodeToString(pkcs8) + "\n-----END PRIVATE KEY-----\n";
    }
}
