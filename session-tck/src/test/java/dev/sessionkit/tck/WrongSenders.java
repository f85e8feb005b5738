package dev.sessionkit.tck;

import dev.sessionkit.api.SessionToken;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.IssuedSession;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Resolvers that send what they should not, or do not send what they should. */
final class WrongSenders {

    private WrongSenders() {}

    static Stream<Wrong<FunctionResolver>> all() {
        return Stream.of(
                Wrong.of(
                        "sends nothing",
                        "R21 R22 R27",
                        () -> RightResolver.make()
                                .sending((session, request, response) -> response.setHeader(
                                        "x-session",
                                        session.token().orElseThrow().id().toString()))),
                Wrong.of(
                        "sends only to those who carry nothing",
                        "R22",
                        () -> RightResolver.make().sending((session, request, response) -> {
                            if (RightResolver.carried(request).isEmpty()) {
                                RightResolver.send(session, request, response);
                            }
                        })),
                Wrong.of(
                        "sends what no header may hold",
                        "R23",
                        () -> RightResolver.make().sending((session, request, response) -> {
                            RightResolver.send(session, request, response);
                            response.addHeader("x-note", "für Sie\r\n");
                        })),
                Wrong.of(
                        "sends a header without a proper name",
                        "R23",
                        () -> RightResolver.make().clearing((request, response) -> {
                            RightResolver.clear(request, response);
                            response.addHeader("ended session", "yes");
                        })),
                Wrong.of(
                        "takes nothing back",
                        "R24",
                        () -> RightResolver.make()
                                .clearing((request, response) -> response.setHeader("x-note", "bye"))),
                Wrong.of(
                        "says nothing when a session has ended",
                        "R24 R28",
                        () -> RightResolver.make().clearing((request, response) -> {})),
                Wrong.of(
                        "says which token it takes back",
                        "R25",
                        () -> RightResolver.make().clearing((request, response) -> {
                            RightResolver.clear(request, response);
                            RightResolver.carried(request).forEach(token -> response.addHeader("x-ended", token));
                        })),
                Wrong.of("takes back what it sent last", "R26", () -> {
                    AtomicReference<String> last = new AtomicReference<>("none");
                    return remembering(last).clearing((request, response) -> {
                        RightResolver.clear(request, response);
                        response.addHeader("x-ended", last.get());
                    });
                }),
                Wrong.of("claims for a request without a token what it sent last", "R26", () -> {
                    AtomicReference<String> last = new AtomicReference<>("");
                    FunctionResolver right = remembering(last);
                    return right.resolving(
                            request -> RightResolver.carried(request).isEmpty()
                                    ? SessionToken.parse(last.get())
                                            .<List<Claim>>map(token -> List.of(new Claim.Presented(token)))
                                            .orElse(List.of())
                                    : right.resolve(request));
                }),
                Wrong.of("prints what it sent last", "R26", () -> {
                    AtomicReference<String> last = new AtomicReference<>("");
                    return remembering(last).printing(last::get);
                }),
                Wrong.of("works on the session in a field", "R27", () -> {
                    AtomicReference<IssuedSession> field = new AtomicReference<>();
                    Meeting bothHaveWritten = new Meeting();
                    return RightResolver.make().sending((session, request, response) -> {
                        field.set(session);
                        bothHaveWritten.pass();
                        RightResolver.send(field.get(), request, response);
                    });
                }),
                Wrong.of(
                        "takes null for nothing to do",
                        "R28",
                        () -> RightResolver.make()
                                .sending((session, request, response) -> Optional.ofNullable(session)
                                        .ifPresent(issued -> RightResolver.send(issued, request, response)))),
                Wrong.of(
                        "sends into nothing",
                        "R28",
                        () -> RightResolver.make()
                                .clearing((request, response) -> Optional.ofNullable(response)
                                        .ifPresent(answer -> RightResolver.clear(request, answer)))));
    }

    private static FunctionResolver remembering(AtomicReference<String> last) {
        return RightResolver.make().sending((session, request, response) -> {
            last.set(session.token().orElseThrow().reveal());
            RightResolver.send(session, request, response);
        });
    }
}
