package dev.sessionkit.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.sessionkit.api.SessionException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whatever is refused, nothing of it is told to anybody: neither by exceptions and their causes, nor by any logger. */
class NothingLeaksTest {

    private static final String MARK = "MARKED";
    private final OpenIdHost host = new OpenIdHost();
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            logged.add(event.getFormattedMessage());
        }
    };

    @BeforeEach
    void listen() {
        appender.setContext(loggers);
        appender.start();
        root.setLevel(Level.TRACE);
        root.addAppender(appender);
    }

    @AfterEach
    void close() {
        root.detachAppender(appender);
        root.setLevel(before);
        host.close();
    }

    /** Everything that a log of the exception would hold. */
    private static String told(Throwable thrown) {
        assertThat(thrown).isInstanceOf(SessionException.class);
        StringWriter all = new StringWriter();
        thrown.printStackTrace(new PrintWriter(all));
        return all.toString();
    }

    private String failedLogin() {
        return told(catchThrowable(host::login));
    }

    private static void assertSilent(List<String> told, List<String> hidden) {
        for (String secret : hidden) {
            assertThat(told).noneMatch(line -> line.contains(secret));
        }
    }

    @Test
    @DisplayName("Requirement 46: no token, code, secret, parameter or claim reaches a message, a cause or a log")
    void nothingLeaks() {
        List<String> told = new ArrayList<>();
        List<String> hidden = new ArrayList<>(List.of(
                MARK,
                OpenIdHost.ACCESS_TOKEN,
                OpenIdHost.CODE,
                OpenIdHost.CLIENT_SECRET,
                OpenIdHost.SECRETS.state(),
                OpenIdHost.SECRETS.nonce().reveal(),
                OpenIdHost.SECRETS.codeVerifier().reveal()));
        for (String claim : List.of("iss", "aud", "azp", "exp", "iat", "nonce", "at_hash")) {
            Object good = host.claims.put(claim, MARK);
            String token = host.key.sign(host.claims);
            hidden.add(token.substring(token.length() - 40));
            host.issues(() -> token);
            told.add(failedLogin());
            host.claims.put(claim, good);
            if (good == null) {
                host.claims.remove(claim);
            }
        }
        host.issues(() -> MARK + "." + MARK + "." + MARK);
        told.add(failedLogin());
        host.server.answers(TestProvider.TOKEN, "{\"access_token\": \"a\", \"token_type\": \"" + MARK + "\"}");
        told.add(failedLogin());
        host.server.answers(TestProvider.TOKEN, MARK);
        told.add(failedLogin());
        host.server.answers(
                TestProvider.TOKEN,
                TestProvider.json(400, "{\"error\": \"" + MARK + "\", \"error_description\": \"" + MARK + "\"}"));
        told.add(failedLogin());
        for (String parameter : List.of("state", "iss", "error")) {
            Map<String, List<String>> callback = OpenIdHost.callback(Map.of(parameter, MARK));
            told.add(told(catchThrowable(() -> host.provider.complete(callback, OpenIdHost.SECRETS))));
        }
        told.add(told(catchThrowable(() -> host.provider.logout(MARK))));
        told.add(told(catchThrowable(() -> host.provider.logout(
                host.key.sign(Map.of("alg", "RS256", "typ", "logout+jwt"), Map.of("iss", MARK))))));
        host.issues(() -> host.key.sign(host.claims));
        host.server.answers(TestProvider.USER, "{\"sub\": \"" + MARK + "\"}");
        told.add(failedLogin());
        told.add(host.providers.provider("test").toString());

        assertThat(told).hasSize(18);
        assertSilent(told, hidden);
        assertSilent(logged, hidden);
    }

    @Test
    @DisplayName("Requirement 46: metadata and keys that are broken are not quoted either")
    void discovery_isSilent() {
        host.server.answers(TestProvider.DISCOVERY, "{\"issuer\": \"" + MARK + "\"}");
        String first = failedLogin();
        host.server.answers(TestProvider.DISCOVERY, host.server.metadata(""));
        host.server.answers(TestProvider.KEYS, MARK);
        host.clock.advance(java.time.Duration.ofSeconds(1));
        assertSilent(List.of(first, failedLogin()), List.of(MARK));
        assertThat(logged).anyMatch(line -> line.contains("metadata of identity provider test could not be fetched"));
        assertSilent(logged, List.of(MARK));
    }
}
