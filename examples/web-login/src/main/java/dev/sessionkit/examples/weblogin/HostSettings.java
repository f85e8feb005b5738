package dev.sessionkit.examples.weblogin;

import dev.sessionkit.core.SessionFramework;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The settings file, and what only the running host knows and the file asks for by {@code ${env:NAME}}. Each of these can be set
 * in the environment instead. Immutable.
 *
 * @param file without one, the settings in the jar
 * @param text what stands in it; empty where it cannot be read, which the framework then says
 */
record HostSettings(Optional<Path> file, String text) {

    /** How browsers know this host: {@code http://localhost:8080}. */
    static final String URL = "WEB_LOGIN_URL";

    /** The private key that access and refresh tokens are signed with, in PEM. */
    static final String SIGNING_KEY = "WEB_LOGIN_SIGNING_KEY";

    /** The provider that believes every name; it is started only where the settings ask for this. */
    static final String DEMONSTRATION_ISSUER = "WEB_LOGIN_DEMONSTRATION_ISSUER";

    private static final Path KEY_FILE = Path.of("web-login-data", "signing-key.pem");

    static HostSettings of(Optional<Path> file) {
        return new HostSettings(file, file.map(HostSettings::read).orElseGet(() -> Asset.text("settings.json")));
    }

    boolean mention(String variable) {
        return text.contains("${env:" + variable + "}");
    }

    /** A path is told as such: placeholders for files are relative to it, and messages name it. */
    SessionFramework.Builder tell(SessionFramework.Builder builder) {
        return file.map(builder::settings).orElseGet(() -> builder.settings(text));
    }

    /** The environment, with what is missing there; the key is made where there is none. */
    Map<String, String> variables(Map<String, String> environment, String url, Optional<String> demonstrationIssuer) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put(URL, url);
        demonstrationIssuer.ifPresent(issuer -> variables.putIfAbsent(DEMONSTRATION_ISSUER, issuer));
        if (mention(SIGNING_KEY)) {
            variables.computeIfAbsent(SIGNING_KEY, name -> new SigningKey(KEY_FILE).pem());
        }
        return variables;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
