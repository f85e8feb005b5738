package dev.sessionkit.tck;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.SessionResolver;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;

/** Resolvers that find in a request what is not there, or do not find what is. */
final class WrongReaders {

    private WrongReaders() {}

    static Stream<Wrong<FunctionResolver>> all() {
        return Stream.of(
                Wrong.of("calls a request without a token malformed", "R01 R03 R24 R26", () -> {
                    FunctionResolver right = RightResolver.make();
                    return right.resolving(
                            request -> RightResolver.carried(request).isEmpty()
                                    ? List.of(new Claim.Refused(RejectReason.MALFORMED))
                                    : right.resolve(request));
                }),
                Wrong.of("claims a token once", "R02 R04 R27", () -> {
                    Set<String> seen = ConcurrentHashMap.newKeySet();
                    return parsing(text -> SessionToken.parse(text).filter(token -> seen.add(text)));
                }),
                parsing(
                        "takes no token that renews",
                        "R02 R03 R04 R21 R22 R27",
                        text -> SessionToken.parse(text).filter(token -> text.length() == SessionToken.LENGTH)),
                Wrong.of("claims for a request without a token what the one before carried", "R03", () -> {
                    FunctionResolver right = RightResolver.make();
                    AtomicReference<List<Claim>> last = new AtomicReference<>(List.of());
                    return right.resolving(request -> {
                        List<Claim> claims = right.resolve(request);
                        return claims.isEmpty() ? last.get() : remembered(claims, last);
                    });
                }),
                Wrong.of("works on the request in a field", "R04 R27", () -> {
                    FunctionResolver right = RightResolver.make();
                    AtomicReference<List<Claim>> field = new AtomicReference<>();
                    Meeting bothHaveWritten = new Meeting();
                    return right.resolving(request -> {
                        List<Claim> claims = remembered(right.resolve(request), field);
                        bothHaveWritten.pass();
                        return claims.isEmpty() ? claims : field.get();
                    });
                }),
                parsing("breaks where there is a NUL", "R05 R07", text -> {
                    if (text.indexOf('\0') >= 0) {
                        throw new IllegalArgumentException("a NUL");
                    }
                    return SessionToken.parse(text);
                }),
                parsing("strips white space of all kinds", "R05", text -> SessionToken.parse(text.strip())),
                parsing(
                        "cuts characters to bytes",
                        "R05",
                        text -> SessionToken.parse(text.chars()
                                .map(c -> c & 0xff)
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                                .toString())),
                parsing(
                        "passes over what is not base64url",
                        "R05 R06",
                        text -> SessionToken.parse(text.replaceAll("[^A-Za-z0-9_.-]", ""))),
                parsing(
                        "reads the start of a long text",
                        "R02 R03 R04 R05 R06 R07 R21 R22 R27",
                        text -> SessionToken.parse(text.substring(0, Math.min(text.length(), SessionToken.LENGTH)))),
                parsing("takes what the JDK's decoder takes", "R05 R06", WrongReaders::leniently),
                parsing("breaks where there is too much", "R07", text -> {
                    if (text.length() > 4_096) {
                        throw new IllegalArgumentException("too long");
                    }
                    return SessionToken.parse(text);
                }),
                parsing("breaks where there are dots alone", "R07", text -> {
                    String first = text.split("\\.")[0];
                    return SessionToken.parse(text).filter(token -> text.startsWith(first));
                }),
                Wrong.of(
                        "claims the same twice",
                        "R08",
                        () -> RightResolver.make().resolving(request -> {
                            List<String> carried = RightResolver.carried(request);
                            return carried.size() > SessionResolver.MOST_CLAIMS
                                    ? List.of(new Claim.Refused(RejectReason.AMBIGUOUS))
                                    : carried.stream()
                                            .flatMap(text ->
                                                    RightResolver.claims(List.of(text), SessionToken::parse).stream())
                                            .toList();
                        })),
                Wrong.of(
                        "claims all there is",
                        "R09",
                        () -> RightResolver.make()
                                .resolving(request ->
                                        RightResolver.claims(RightResolver.carried(request), SessionToken::parse))),
                Wrong.of(
                        "claims the first three of many",
                        "R09",
                        () -> RightResolver.make()
                                .resolving(request -> RightResolver.claims(
                                        RightResolver.carried(request).stream()
                                                .limit(3)
                                                .toList(),
                                        SessionToken::parse))),
                Wrong.of("prints what it has seen", "R10", () -> {
                    FunctionResolver right = RightResolver.make();
                    AtomicReference<List<String>> seen = new AtomicReference<>(List.of());
                    return right.resolving(request -> {
                                seen.set(request.headers(RightResolver.HEADER));
                                return right.resolve(request);
                            })
                            .printing(() -> "Resolver of " + seen);
                }),
                Wrong.of("takes null for an empty request", "R10", () -> {
                    FunctionResolver right = RightResolver.make();
                    return right.resolving(request -> request == null ? List.of() : right.resolve(request));
                }));
    }

    private static List<Claim> remembered(List<Claim> claims, AtomicReference<List<Claim>> field) {
        field.set(claims);
        return claims;
    }

    private static Optional<SessionToken> leniently(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            byte[] id = Base64.getUrlDecoder().decode(parts[0]);
            byte[] secret = Base64.getUrlDecoder().decode(parts[1]);
            return Optional.of(new SessionToken(SessionId.ofBytes(id), SessionSecret.ofBytes(secret)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static FunctionResolver parsing(Function<String, Optional<SessionToken>> parser) {
        return RightResolver.make().resolving(request -> RightResolver.resolve(request, parser));
    }

    private static Wrong<FunctionResolver> parsing(
            String flaw, String breaks, Function<String, Optional<SessionToken>> parser) {
        return Wrong.of(flaw, breaks, () -> parsing(parser));
    }
}
