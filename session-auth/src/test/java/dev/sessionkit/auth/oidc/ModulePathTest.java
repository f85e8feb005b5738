package dev.sessionkit.auth.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.host.SocialHost;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.langtag.LangTag;
import com.nimbusds.oauth2.sdk.Scope;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.resolver.header.HeaderSessionResolver;
import dev.sessionkit.store.token.TokenSessionStore;
import io.github.bucket4j.Bucket;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import net.minidev.asm.BeansAccess;
import net.minidev.json.JSONObject;
import org.bouncycastle.crypto.Digest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.slf4j.Logger;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** A host in a JVM of its own signs somebody in, with the same jars on either path. They are all that is needed. */
class ModulePathTest {

    private static final List<Class<?>> ONE_OF_EACH_JAR = List.of(
            IdentityProviders.class,
            SessionId.class,
            SessionFramework.class,
            HeaderSessionResolver.class,
            TokenSessionStore.class,
            Scope.class,
            JWSAlgorithm.class,
            LangTag.class,
            ContentType.class,
            JSONObject.class,
            BeansAccess.class,
            ClassWriter.class,
            JsonMapper.class,
            JsonFactory.class,
            JsonInclude.class,
            Caffeine.class,
            Bucket.class,
            Digest.class,
            Logger.class);

    private static String jars() {
        return ONE_OF_EACH_JAR.stream().map(ModulePathTest::home).collect(Collectors.joining(File.pathSeparator));
    }

    private static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private String signIn(List<String> path) throws IOException, InterruptedException {
        try (OpenIdHost provider = new OpenIdHost()) {
            String settings = """
                    {"Authentication": {"SessionResolver": "HeaderSessionResolver"},
                     "Catena": {"SessionStore": {"SessionProvider": "MemorySessionStore"}},
                     "IdentityProviders": {"Providers": {"test": %s}}}""".formatted(
                            OpenIdHost.settings(provider.server.issuer(), "").replace('\'', '"'));
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString()));
            command.addAll(path);
            command.add(SocialHost.class.getName());
            command.addAll(List.of(
                    settings,
                    OpenIdHost.NOON.toString(),
                    OpenIdHost.SECRETS.state(),
                    OpenIdHost.SECRETS.nonce().reveal(),
                    OpenIdHost.SECRETS.codeVerifier().reveal()));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
            return said;
        }
    }

    @Test
    @DisplayName("On the class path, somebody signs in by OpenID Connect")
    void classPath() throws Exception {
        assertThat(signIn(List.of("-cp", jars() + File.pathSeparator + home(SocialHost.class))))
                .contains("false true anne-1");
    }

    @Test
    @DisplayName("On the module path too, though the library is no named module")
    void modulePath() throws Exception {
        assertThat(signIn(List.of("-p", jars(), "--add-modules", "dev.sessionkit.auth", "-cp", home(SocialHost.class))))
                .contains("true true anne-1");
    }
}
