package dev.sessionkit.tck;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.spi.CarriedSessions;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Components that do not send whole sessions as they are, or take for their own what others made. */
final class WrongSealers {

    private WrongSealers() {}

    static Stream<Wrong<CarriedSessions>> all() {
        return Stream.of(
                sealing(
                        "loses the vouchers",
                        "C02 C04 C05 C06 C07 R02 R03 R04 R08 R10 W01 W02 W07 W08",
                        session -> new SessionRecord(
                                session.id(),
                                session.revision(),
                                session.user(),
                                session.purgeAfter(),
                                session.state().withVouchers(List.of()),
                                session.data())),
                sealing(
                        "sends a revision of its own",
                        "C02 C04 C05 C06 C07 R02 R03 R04 R08 R10 W01 W02 W07 W08",
                        session -> Change.revision(session, 7)),
                sealing(
                        "sends data in ASCII",
                        "C02 C04 C05 C06 C07 R02 R03 R04 R08 R10 W01 W07 W08",
                        session -> withData(session, json(session).getBytes(StandardCharsets.US_ASCII))),
                sealing(
                        "cuts data that is long",
                        "W07",
                        session -> withData(
                                session,
                                json(session)
                                        .substring(0, Math.min(json(session).length(), 4_096))
                                        .getBytes(StandardCharsets.UTF_8))),
                Wrong.of("signs data apart from whose it is", "C09", WrongSealers::apart),
                sending("sends only to those who carry nothing", "W02 W07", (right, session, request, response) -> {
                    if (RightCarrier.carried(request).isEmpty()) {
                        right.send(session, request, response);
                    }
                }),
                sending("sends what no header may hold", "W03", (right, session, request, response) -> {
                    right.send(session, request, response);
                    response.addHeader("x-note", "für Sie\r\n");
                }),
                sending("sends a cookie that browsers drop", "W03 W07", (right, session, request, response) -> {
                    right.send(session, request, response);
                    response.addHeader("Set-Cookie", "note=" + "A".repeat(CarriedSamples.MOST_COOKIE));
                }),
                sending("breaks when a token is sent", "C12", (right, session, request, response) -> {
                    if (session.token().isPresent()) {
                        throw new IllegalArgumentException("whole sessions only");
                    }
                    right.send(session, request, response);
                }),
                sending("sends what is too big to come back", "W07", (right, session, request, response) -> {
                    if (session.token().isEmpty()) {
                        response.setHeader(RightCarrier.HEADER, Seal.OURS.seal(session.session()));
                    }
                }),
                sending("sends before it finds that it is too big", "W07", (right, session, request, response) -> {
                    response.setHeader(RightCarrier.HEADER, "");
                    right.send(session, request, response);
                }),
                Wrong.of(
                        "promises to send what it cannot",
                        "W07",
                        () -> RightCarrier.make(Seal.OURS).judging(session -> {})),
                sending(
                        "takes null for nothing to do",
                        "W09",
                        (right, session, request, response) -> Optional.ofNullable(session)
                                .ifPresent(issued -> right.send(issued, request, response))),
                carrying(
                        "takes nothing back",
                        "W04",
                        right -> right.clearing((request, response) -> response.setHeader("x-note", "bye"))),
                carrying(
                        "says what it takes back",
                        "C12",
                        right -> right.clearing((request, response) -> {
                            right.clear(request, response);
                            RightCarrier.carried(request).forEach(text -> response.addHeader("x-ended", text));
                        })),
                carrying(
                        "clears into nothing",
                        "W09",
                        right -> right.clearing((request, response) ->
                                Optional.ofNullable(response).ifPresent(answer -> right.clear(request, answer)))),
                remembering(
                        "carries for an empty request what it sent last",
                        "C07 R03 R07 W04 W05",
                        (right, last) -> right.resolving(request ->
                                RightCarrier.carried(request).isEmpty()
                                        ? Seal.OURS
                                                .open(last.get())
                                                .map(session -> right.resolve(name -> List.of(last.get())))
                                                .orElse(List.of())
                                        : right.resolve(request))),
                remembering("prints what it sent last", "R10 W05", (right, last) -> right.printing(last::get)),
                remembering(
                        "takes back what it sent last",
                        "C12 W05",
                        (right, last) -> right.clearing((request, response) -> {
                            right.clear(request, response);
                            response.addHeader("x-ended", last.get());
                        })),
                WrongCarriers.opening(
                        "has one key for all hosts",
                        "W06",
                        text -> Seal.OURS.open(text).or(() -> Seal.THEIRS.open(text))),
                Wrong.of("works on the session to be sent in a field", "R04 W08", WrongSealers::withField));
    }

    private static CarriedSessions withField() {
        AtomicReference<IssuedSession> field = new AtomicReference<>();
        Meeting bothHaveWritten = new Meeting();
        return WrongCarriers.right()
                .carrying(right -> right.sending((session, request, response) -> {
                    field.set(session);
                    bothHaveWritten.pass();
                    right.send(field.get(), request, response);
                }));
    }

    private static CarriedSessions apart() {
        return WrongCarriers.right()
                .carrying(right -> right.sending(
                                (session, request, response) -> RightCarrier.send(session, response, ApartSeal::seal))
                        .resolving(request -> RightCarrier.resolve(request, ApartSeal::open)));
    }

    private static SessionRecord withData(SessionRecord session, byte[] json) {
        return new SessionRecord(
                session.id(),
                session.revision(),
                session.user(),
                session.purgeAfter(),
                session.state(),
                SessionData.ofJson(json));
    }

    private static String json(SessionRecord session) {
        return new String(session.data().json(), StandardCharsets.UTF_8);
    }

    private static Wrong<CarriedSessions> sealing(String flaw, String breaks, UnaryOperator<SessionRecord> change) {
        return carrying(
                flaw,
                breaks,
                right -> right.sending((session, request, response) ->
                        RightCarrier.send(session, response, record -> Seal.OURS.seal(change.apply(record)))));
    }

    private static Wrong<CarriedSessions> sending(String flaw, String breaks, WrongSending wrong) {
        return carrying(
                flaw,
                breaks,
                right -> right.sending((session, request, response) -> wrong.send(right, session, request, response)));
    }

    private static Wrong<CarriedSessions> carrying(String flaw, String breaks, UnaryOperator<FunctionResolver> change) {
        return Wrong.of(flaw, breaks, () -> WrongCarriers.right().carrying(change));
    }

    private static Wrong<CarriedSessions> remembering(
            String flaw,
            String breaks,
            BiFunction<FunctionResolver, AtomicReference<String>, FunctionResolver> change) {
        return Wrong.of(flaw, breaks, () -> {
            AtomicReference<String> last = new AtomicReference<>("none");
            return WrongCarriers.right()
                    .carrying(right -> change.apply(right, last).sending((session, request, response) -> {
                        right.send(session, request, response);
                        if (session.token().isEmpty()) {
                            last.set(Seal.OURS.seal(session.session()));
                        }
                    }));
        });
    }

    private interface WrongSending {
        void send(FunctionResolver right, IssuedSession session, SessionRequest request, SessionResponse response);
    }
}
