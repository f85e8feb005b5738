package dev.sessionkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStore;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule on stores that only read catches the store that breaks it. */
@Execution(ExecutionMode.CONCURRENT)
class WrongReadOnlyStoresTest {

    static Stream<Wrong<Function<OtherArchive, SessionStoreAccessor>>> wrongStores() {
        return Stream.of(
                wrong("could write if it were asked to", "O01", Writable::new),
                wrong(
                        "gives a session an id of its own",
                        "O02 O06 O12",
                        archive -> id -> archive.find(id).map(session -> OtherArchive.session(0))),
                wrong("notes each look-up in the record", "O03 O12", archive -> {
                    AtomicInteger lookups = new AtomicInteger();
                    return id -> archive.find(id)
                            .map(session -> Change.revision(
                                    Change.purgeAfter(session, Samples.NOON.plusSeconds(lookups.incrementAndGet())),
                                    session.revision()));
                }),
                wrong(
                        "makes a revision for each look-up",
                        "O03 O12",
                        archive ->
                                id -> archive.find(id).map(session -> Change.revision(session, Samples.newRevision()))),
                wrong(
                        "makes a session of nobody for what it does not know",
                        "O04 O05 O06 O12",
                        archive -> id -> archive.find(id).or(() -> Optional.of(Samples.newSession(id)))),
                wrong(
                        "takes an unknown id for an outage",
                        "O04 O05 O06 O12",
                        archive -> id ->
                                Optional.of(archive.find(id).orElseThrow(() -> new SessionStoreException("unknown")))),
                wrong("looks at half of an id", "O05", WrongReadOnlyStoresTest::byHalf),
                wrong("works on the id in a field", "O06", WrongReadOnlyStoresTest::withField),
                wrong("prints what it has found", "O07", WrongReadOnlyStoresTest::printing),
                wrong(
                        "takes null for unknown",
                        "O07",
                        archive -> id -> id == null ? Optional.empty() : archive.find(id)),
                wrong(
                        "takes an outage for an unknown id",
                        "O11 O12 O13",
                        archive -> id -> archive.down ? Optional.empty() : archive.find(id)),
                wrong("lets through what its client throws", "O11 O12 O13", archive -> id -> {
                    if (archive.down) {
                        throw new IllegalStateException("connection refused");
                    }
                    return archive.find(id);
                }),
                wrong("remembers an outage", "O12", WrongReadOnlyStoresTest::stayingDown),
                wrong("tells about whom it could not ask", "O13", WrongReadOnlyStoresTest::telling));
    }

    @Test
    void rightStore_breaksNoRule() {
        ReadOnlyOnTrial.NEXT.set(OtherArchive::store);
        assertThat(Rules.brokenIn(ReadOnlyOnTrial.class)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrongStores")
    void wrongStore_breaksItsRulesAndNoOthers(Wrong<Function<OtherArchive, SessionStoreAccessor>> wrong) {
        ReadOnlyOnTrial.NEXT.set(wrong.make().get());
        assertThat(Rules.brokenIn(ReadOnlyOnTrial.class)).isEqualTo(wrong.breaks());
    }

    @Test
    void everyRule_isBrokenBySomeWrongStore() {
        Set<String> broken = new TreeSet<>();
        wrongStores().forEach(wrong -> broken.addAll(wrong.breaks()));
        assertThat(broken).isEqualTo(Rules.of(ReadOnlyOnTrial.class));
    }

    @Test
    void everyRule_hasASentenceThatBeginsWithItsNumber() {
        assertThat(Rules.withoutSentence(ReadOnlyOnTrial.class)).isEmpty();
    }

    private static SessionStoreAccessor byHalf(OtherArchive archive) {
        return id -> {
            Optional<SessionRecord> found = archive.find(id);
            for (int number = 0; number < 10 && found.isEmpty(); number++) {
                String held = OtherArchive.held(number).toString();
                found = id.toString().startsWith(held.substring(0, held.length() / 2))
                        ? archive.find(OtherArchive.held(number))
                        : found;
            }
            return found;
        };
    }

    private static SessionStoreAccessor withField(OtherArchive archive) {
        AtomicReference<SessionId> field = new AtomicReference<>();
        Meeting bothHaveWritten = new Meeting();
        return id -> {
            archive.find(id);
            field.set(id);
            bothHaveWritten.pass();
            return archive.find(field.get());
        };
    }

    private static SessionStoreAccessor stayingDown(OtherArchive archive) {
        AtomicBoolean wasDown = new AtomicBoolean();
        return id -> {
            if (wasDown.get()) {
                throw new SessionStoreException("it was down before");
            }
            wasDown.set(archive.down);
            return archive.find(id);
        };
    }

    private static SessionStoreAccessor telling(OtherArchive archive) {
        AtomicReference<Object> last = new AtomicReference<>("nobody");
        return id -> {
            try {
                Optional<SessionRecord> found = archive.find(id);
                found.ifPresent(last::set);
                return found;
            } catch (SessionStoreException e) {
                throw new SessionStoreException("no answer after " + last, e);
            }
        };
    }

    private static SessionStoreAccessor printing(OtherArchive archive) {
        return new PrintingStore(archive, new ConcurrentHashMap<>());
    }

    private static Wrong<Function<OtherArchive, SessionStoreAccessor>> wrong(
            String flaw, String breaks, Function<OtherArchive, SessionStoreAccessor> make) {
        return Wrong.of(flaw, breaks, () -> make);
    }

    private record PrintingStore(OtherArchive archive, Map<SessionId, SessionRecord> seen)
            implements SessionStoreAccessor {

        @Override
        public Optional<SessionRecord> find(SessionId id) {
            Optional<SessionRecord> found = archive.find(id);
            found.ifPresent(session -> seen.put(id, session));
            return found;
        }
    }

    private record Writable(OtherArchive archive) implements SessionStore {

        @Override
        public Optional<SessionRecord> find(SessionId id) {
            return archive.find(id);
        }

        @Override
        public boolean create(SessionRecord session) {
            throw new UnsupportedOperationException("read only");
        }

        @Override
        public boolean replace(SessionRecord current, SessionRecord next) {
            throw new UnsupportedOperationException("read only");
        }

        @Override
        public boolean delete(SessionId id) {
            throw new UnsupportedOperationException("read only");
        }
    }
}
