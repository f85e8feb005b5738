package dev.sessionkit.examples.weblogin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    @TempDir
    private Path folder;

    @Test
    void it_is_made_once_and_a_key_for_ES256() throws Exception {
        SigningKey key = new SigningKey(folder.resolve("data").resolve("key.pem"));
        String pem = key.pem();
        assertThat(key.pem()).isEqualTo(pem);
        assertThat(pem).startsWith("-----BEGIN PRIVATE KEY-----\n").endsWith("\n-----END PRIVATE KEY-----\n");
        byte[] pkcs8 = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        ECPrivateKey made = (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        assertThat(made.getParams().getCurve().getField().getFieldSize()).isEqualTo(256);
        assertThat(new SigningKey(folder.resolve("other.pem")).pem()).isNotEqualTo(pem);
    }

    @Test
    void its_owner_alone_can_read_it() throws IOException {
        Path file = folder.resolve("key.pem");
        new SigningKey(file).pem();
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    }

    @Test
    void of_two_that_make_it_at_once_one_counts_for_both() throws Exception {
        SigningKey key = new SigningKey(folder.resolve("key.pem"));
        CyclicBarrier start = new CyclicBarrier(2);
        String[] seen = new String[2];
        Thread[] threads = new Thread[2];
        for (int index = 0; index < 2; index++) {
            int mine = index;
            threads[index] = new Thread(() -> {
                try {
                    start.await();
                    seen[mine] = key.pem();
                } catch (Exception failed) {
                    seen[mine] = failed.toString();
                }
            });
            threads[index].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(seen[0]).startsWith("-----BEGIN").isEqualTo(seen[1]);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("key.pem"));
        }
    }

    @Test
    void a_folder_that_is_none_is_told_with_what_to_do() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> new SigningKey(file.resolve("key.pem")).pem())
                .isInstanceOf(CannotStartException.class)
                .hasMessageContainingAll(file.toString(), "WEB_LOGIN_SIGNING_KEY");
    }
}
