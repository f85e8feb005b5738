package dev.sessionkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is attached to a framework")
class AttachedPartsTest {

    private final List<String> closed = new ArrayList<>();

    /** Counts what is closed of it; made by the framework, so closed by it. */
    public static final class Closing implements SessionStoreAccessor, AutoCloseable {

        static final AtomicInteger CLOSED = new AtomicInteger();

        @Override
        public Optional<SessionRecord> find(SessionId id) {
            return Optional.empty();
        }

        @Override
        public void close() {
            CLOSED.incrementAndGet();
        }
    }

    private static SessionFramework framework() {
        Closing.CLOSED.set(0);
        return SessionFramework.builder()
                .settings("""
                        {"Authentication": {"SessionResolver": "Plain"},
                         "Catena": {"SessionStore": {"SessionProvider": "Closing"}}}""")
                .environment(Map.of())
                .resolver("Plain", new PlainResolver(PlainResolver.HEADER))
                .component(Closing.class)
                .build();
    }

    @Test
    @DisplayName("is closed, last first, and so is what is beneath, even where a part fails with an error")
    void close_error() {
        SessionFramework framework = framework();
        framework.attach(() -> closed.add("first"));
        framework.attach(() -> {
            throw new StackOverflowError("too deep");
        });
        framework.attach(() -> closed.add("last"));
        assertThatExceptionOfType(StackOverflowError.class).isThrownBy(framework::close);
        assertThat(closed).containsExactly("last", "first");
        assertThat(Closing.CLOSED).hasValue(1);
    }

    @Test
    @DisplayName("after it was closed is closed at once, once")
    void attach_late() {
        SessionFramework framework = framework();
        framework.close();
        framework.attach(() -> closed.add("late"));
        assertThat(closed).containsExactly("late");
        framework.close();
        assertThat(closed).containsExactly("late");
        assertThat(Closing.CLOSED).hasValue(1);
    }

    @Test
    @DisplayName("may be interrupted while it closes: the thread remembers that, and the others are closed")
    void close_interrupted() {
        SessionFramework framework = framework();
        framework.attach(() -> closed.add("first"));
        framework.attach(() -> {
            throw new InterruptedException("enough");
        });
        framework.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(closed).containsExactly("first");
        assertThat(Closing.CLOSED).hasValue(1);
    }

    @Test
    @DisplayName("is something")
    void attach_null() {
        try (SessionFramework framework = framework()) {
            assertThatNullPointerException().isThrownBy(() -> framework.attach(null));
        }
    }
}
