package dev.sessionkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.ForeignSessions;
import dev.sessionkit.spi.ForeignToken;
import dev.sessionkit.spi.SessionRecord;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule on foreign sessions catches the store that breaks it. */
@Execution(ExecutionMode.CONCURRENT)
class WrongForeignStoresTest {

    static Stream<Wrong<Function<OtherSystem, ForeignSessions>>> wrongStores() {
        return Stream.of(
                wrong(
                        "gives a session a new id each time",
                        "F01 F07",
                        other -> token -> other.find(token).map(session -> Samples.newSession())),
                wrong(
                        "gives all sessions one id",
                        "F02",
                        other -> token -> other.find(token).map(session -> OtherSystem.session("one of ours"))),
                wrong("takes every token", "F03 F04", other -> token -> {
                    other.knows(token.value());
                    return Optional.of(OtherSystem.session(token.value()));
                }),
                wrong("takes an unknown token for an outage", "F03 F04", other -> token -> {
                    if (!other.knows(token.value())) {
                        throw new SessionStoreException("unknown");
                    }
                    return other.find(token);
                }),
                wrong(
                        "strips white space off a token",
                        "F04",
                        other -> token -> token.value().isBlank()
                                ? Optional.empty()
                                : other.find(new ForeignToken(token.value().strip()))),
                wrong("breaks where a token is long", "F04", other -> token -> {
                    if (token.value().length() > 8_192) {
                        throw new IllegalArgumentException("too long for a header");
                    }
                    return other.find(token);
                }),
                wrong(
                        "takes an outage for an unknown token",
                        "F05 F06",
                        other -> token -> other.down ? Optional.empty() : other.find(token)),
                wrong("tells the token when there is an outage", "F05", other -> token -> {
                    try {
                        return other.find(token);
                    } catch (SessionStoreException e) {
                        throw new SessionStoreException("no answer about " + token.value(), e);
                    }
                }),
                wrong("stays down when the other system is back", "F06", WrongForeignStoresTest::stayingDown),
                wrong("works on the token in a field", "F07", WrongForeignStoresTest::withField),
                wrong(
                        "names a session's user by its token",
                        "F08",
                        other -> token ->
                                other.find(token).map(session -> Change.user(session, new UserId(token.value())))),
                wrong(
                        "takes null for unknown",
                        "F08",
                        other -> token -> token == null ? Optional.empty() : other.find(token)),
                wrong("prints what it has seen", "F08", PrintingStore::new));
    }

    @Test
    void rightStore_breaksNoRule() {
        ForeignOnTrial.NEXT.set(OtherSystem::store);
        assertThat(Rules.brokenIn(ForeignOnTrial.class)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrongStores")
    void wrongStore_breaksItsRulesAndNoOthers(Wrong<Function<OtherSystem, ForeignSessions>> wrong) {
        ForeignOnTrial.NEXT.set(wrong.make().get());
        assertThat(Rules.brokenIn(ForeignOnTrial.class)).isEqualTo(wrong.breaks());
    }

    @Test
    void everyRule_isBrokenBySomeWrongStore() {
        Set<String> broken = new TreeSet<>();
        wrongStores().forEach(wrong -> broken.addAll(wrong.breaks()));
        assertThat(broken).isEqualTo(Rules.of(ForeignOnTrial.class));
    }

    @Test
    void everyRule_hasASentenceThatBeginsWithItsNumber() {
        assertThat(Rules.withoutSentence(ForeignOnTrial.class)).isEmpty();
    }

    private static ForeignSessions stayingDown(OtherSystem other) {
        AtomicBoolean wasDown = new AtomicBoolean();
        return token -> {
            if (wasDown.get()) {
                throw new SessionStoreException("it was down before");
            }
            wasDown.set(other.down);
            return other.find(token);
        };
    }

    private static ForeignSessions withField(OtherSystem other) {
        AtomicReference<ForeignToken> field = new AtomicReference<>();
        Meeting bothHaveWritten = new Meeting();
        return token -> {
            other.knows(token.value());
            field.set(token);
            bothHaveWritten.pass();
            return other.find(field.get());
        };
    }

    private static Wrong<Function<OtherSystem, ForeignSessions>> wrong(
            String flaw, String breaks, Function<OtherSystem, ForeignSessions> make) {
        return Wrong.of(flaw, breaks, () -> make);
    }

    private record PrintingStore(OtherSystem other, Set<String> seen) implements ForeignSessions {

        PrintingStore(OtherSystem other) {
            this(other, new TreeSet<>());
        }

        @Override
        public synchronized Optional<SessionRecord> find(ForeignToken token) {
            seen.add(token.value());
            return other.find(token);
        }
    }
}
