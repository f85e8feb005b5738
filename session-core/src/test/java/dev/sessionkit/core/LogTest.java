package dev.sessionkit.core;

import static dev.sessionkit.core.Fixture.ANNE;
import static dev.sessionkit.core.Fixture.COLOUR;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@DisplayName("Logs, events, exceptions and toString")
class LogTest {

    private final Logger root = (Logger) LoggerFactory.getLogger("dev.sessionkit");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        root.setLevel(Level.TRACE);
        lines.start();
        root.addAppender(lines);
    }

    @AfterEach
    void silence() {
        root.detachAppender(lines);
        root.setLevel(null);
    }

    @Test
    @DisplayName("carry the public id and never a secret, a user, or a value (ASVS 16.2.5)")
    void noSecrets() {
        List<String> said = new ArrayList<>();
        String first;
        String second;
        try (Fixture host = new Fixture()) {
            first = host.signIn();
            SessionContext renewing = host.request(first);
            Session session = renewing.require(SessionType.USER_ACCOUNT);
            session.set(COLOUR, "vermilion");
            session.renew();
            renewing.commit();
            second = host.response.one(PlainResolver.HEADER);
            host.request(first).session();
            host.request(first + "x").session();
            SessionContext ending = host.request(second);
            ending.session().orElseThrow().end(EndReason.LOGOUT);
            ending.commit();
            try {
                host.request(second).require(SessionType.VALID_SESSION);
            } catch (SessionRequiredException e) {
                said.add(e.toString());
            }
            host.events.forEach(event -> said.add(event.toString()));
            said.add(host.stored(second).toString());
        }
        lines.list.forEach(line -> said.add(line.getFormattedMessage()));

        assertThat(String.join("\n", said))
                .contains(first.substring(0, 22))
                .contains("created", "renewed", "ended: LOGOUT", "rejected")
                .doesNotContain(first.substring(23))
                .doesNotContain(second.substring(23))
                .doesNotContain("vermilion");
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains(ANNE.value()));
    }

    @Test
    @DisplayName("tell of a listener that fails, and the session is not affected")
    void failingListener() {
        try (Fixture host = new Fixture("{}", SessionFramework.builder().listener(event -> {
            throw new IllegalStateException("boom");
        }))) {
            assertThat(host.request(host.signIn()).session()).isPresent();
            assertThat(host.events).isNotEmpty();
        }
        assertThat(lines.list).anyMatch(line -> line.getLevel() == Level.ERROR);
    }
}
