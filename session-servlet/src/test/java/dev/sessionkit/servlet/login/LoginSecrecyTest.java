package dev.sessionkit.servlet.login;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sessionkit.servlet.Jetty;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is written down of logins. */
class LoginSecrecyTest {

    @Test
    @DisplayName("Requirement 8: Whatever is logged, no token, password or parameter is in it")
    void log() {
        Logger ours = (Logger) LoggerFactory.getLogger("dev.sessionkit");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        ours.addAppender(lines);
        ours.setLevel(Level.TRACE);
        try (LoginSite site = new LoginSite(Jetty::start)) {
            Browser browser = site.browser();
            browser.post("login", Browser.credentials("evil-name", "evil-password"));
            browser.post("login", "{\"evil\": evil}");
            browser.get("login?auth-provider=evil&redirect-url=evil");
            browser.get("games/callback?state=evil&code=evil");
            browser.get("sessions/access-token/validate?access-token=evil");
            browser.get("sessions/validate", "x-qt-auth", "evil");
            var begun = browser.get("login?auth-provider=games");
            String state = Answers.location(begun).replaceAll(".*[?&]state=([^&]+).*", "$1");
            browser.get("games/callback?error=evil&state=" + state);
            String token = Answers.json(browser.signInAs(site.newSubject(), ""), 200)
                    .get("accessToken")
                    .stringValue();
            List<String> secrets = List.copyOf(browser.jar.values());
            browser.get("sessions/access-token/validate?access-token=" + token);
            site.store.readable = false;
            browser.get("sessions/validate");
            browser.get("sessions/access-token/validate?access-token=" + token);

            List<String> logged =
                    lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
            assertThat(logged).anyMatch(line -> line.contains("Answered 503"));
            for (String line : logged) {
                assertThat(line).doesNotContain("evil").doesNotContain(token.substring(23));
                for (String secret : secrets) {
                    assertThat(line).doesNotContain(secret.substring(23));
                }
            }
        } finally {
            ours.setLevel(null);
            ours.detachAppender(lines);
        }
    }
}
