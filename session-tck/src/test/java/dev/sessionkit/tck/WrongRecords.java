package dev.sessionkit.tck;

import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that do not give back what they were given. */
final class WrongRecords {

    private WrongRecords() {}

    static Stream<Wrong<FunctionStore>> all() {
        return Stream.of(
                Wrong.of(
                        "loses the idle time-out",
                        "E02 E03 E04 E08 E09 E12 E15 S01 S02 S03 S04 S05 S06 S07 S08 S10 S11 S12 S13 S14 S15 S18 S19 S20 S21 S22 S23 S24 S25 S26 S31 S32 S33 S34 S35 S36 S37 S38 S42 U01 U09 U10 U11 U12 U13 U14 U15 U16",
                        () -> new Shelf()
                                .store()
                                .keeping(session -> state(session, withoutIdleTimeout(session.state())))
                                .touchedBeforeSwept()),
                keeping("loses the login", "S02", session -> state(session, withoutLogin(session.state()))),
                keeping(
                        "keeps data in Latin-1",
                        "S03 S04 S10 U01",
                        session -> data(session, in(StandardCharsets.ISO_8859_1, session))),
                keeping(
                        "tidies up white space in data",
                        "S03 S10 S20 U01",
                        session -> data(
                                session, text(session).replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8))),
                keeping(
                        "drops what is NUL in data",
                        "S03",
                        session -> data(
                                session, text(session).replace("\\u0000", "").getBytes(StandardCharsets.UTF_8))),
                keeping(
                        "cuts data at 32 KB",
                        "S04 S10",
                        session -> data(
                                session,
                                Arrays.copyOf(
                                        session.data().json(),
                                        Math.min(32_768, session.data().json().length)))),
                keeping(
                        "cuts a user id at 128 characters",
                        "S05 U06",
                        session -> user(
                                session,
                                session.user()
                                        .map(user -> new UserId(user.value()
                                                .substring(
                                                        0,
                                                        Math.min(
                                                                128,
                                                                user.value().length())))))),
                keeping(
                        "keeps times in seconds",
                        "E02 E03 S07 S10",
                        session -> new SessionRecord(
                                session.id(),
                                session.revision(),
                                session.user(),
                                session.purgeAfter().truncatedTo(ChronoUnit.SECONDS),
                                session.state(),
                                session.data())),
                Wrong.of("takes the revision 0 for none", "S06", () -> {
                    FunctionStore right = new Shelf().store();
                    return right.finding(id -> right.find(id).filter(found -> found.revision() != 0));
                }),
                Wrong.of("finds by the second half of an id", "S08 S09", () -> {
                    Shelf shelf = new Shelf();
                    return shelf.store()
                            .finding(id -> shelf.records.values().stream()
                                    .filter(session -> session.id().low() == id.low())
                                    .findFirst());
                }));
    }

    private static Wrong<FunctionStore> keeping(String flaw, String breaks, UnaryOperator<SessionRecord> kept) {
        return Wrong.of(flaw, breaks, () -> new Shelf().store().keeping(kept));
    }

    private static SessionRecord state(SessionRecord from, SessionState state) {
        return Change.revision(Change.state(from, state), from.revision());
    }

    private static SessionRecord data(SessionRecord from, byte[] json) {
        return Change.revision(Change.data(from, SessionData.ofJson(json)), from.revision());
    }

    private static SessionRecord user(SessionRecord from, Optional<UserId> user) {
        return Change.revision(Change.user(from, user), from.revision());
    }

    private static SessionState withoutIdleTimeout(SessionState from) {
        return new SessionState(
                from.createdAt(),
                from.lastSeenAt(),
                Optional.empty(),
                from.endsAt(),
                from.credentials(),
                from.renewal(),
                from.vouchers(),
                from.login(),
                from.ending());
    }

    private static SessionState withoutLogin(SessionState from) {
        return new SessionState(
                from.createdAt(),
                from.lastSeenAt(),
                from.idleTimeout(),
                from.endsAt(),
                from.credentials(),
                from.renewal(),
                from.vouchers(),
                Optional.empty(),
                from.ending());
    }

    private static String text(SessionRecord session) {
        return new String(session.data().json(), StandardCharsets.UTF_8);
    }

    private static byte[] in(Charset charset, SessionRecord session) {
        return new String(text(session).getBytes(charset), charset).getBytes(StandardCharsets.UTF_8);
    }
}
