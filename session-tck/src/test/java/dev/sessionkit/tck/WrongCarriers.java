package dev.sessionkit.tck;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.spi.CarriedSessions;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionRecord;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Components that carry what was not sent, or keep what they carry where others find it. */
final class WrongCarriers {

    private WrongCarriers() {}

    static Stream<Wrong<CarriedSessions>> all() {
        return Stream.of(
                Wrong.of("is no store", "C01 C11", () -> resolverAlone(right())),
                opening(
                        "gives a session a new id each time",
                        "C02 C04 C05 C06 C07 C10 R02 R03 R04 R08 R10 W01 W02 W07 W08",
                        text -> Seal.OURS.open(text).map(session -> withId(session, Samples.newId()))),
                opening(
                        "gives all sessions one id",
                        "C02 C03 C06 R02 R03 R04 R08 W01 W02 W08",
                        text -> Seal.OURS
                                .open(text)
                                .map(session -> withId(
                                        session, CarriedSamples.session(0).id()))),
                opening(
                        "gives a session a new revision each time",
                        "C02 C04 C05 C06 C07 R02 R03 R04 R08 R10 W01 W02 W07 W08",
                        text -> Seal.OURS.open(text).map(session -> Change.revision(session, Samples.newRevision()))),
                resolving(
                        "reads the request when its claims are read",
                        "C04 R10",
                        right -> request -> new Late(() -> right.resolve(request))),
                Wrong.of("keeps the last thousand sessions by their ids", "C05", WrongCarriers::evicting),
                Wrong.of("works on the session in a field", "C06 R04 W08", WrongCarriers::withField),
                Wrong.of("keeps the session on the thread", "C05 C07", WrongCarriers::threadBound),
                opening("takes what the JDK's decoder takes", "C08 R05", Seal.OURS::openLeniently),
                opening("does not look at the HMAC", "C08 C09 R05 R07 W06", WrongCarriers::unchecked),
                resolving(
                        "claims the first of several sessions",
                        "C10",
                        right -> request ->
                                right.resolve(request).stream().limit(1).toList()),
                Wrong.of("finds by its id what was carried", "C11", WrongCarriers::remembering),
                Wrong.of(
                        "breaks when it is asked for an id",
                        "C11",
                        () -> right().finding(id -> {
                            throw new IllegalStateException("only credentials open sessions");
                        })),
                Wrong.of("takes null for an unknown id", "C11", () -> right().finding(id -> Optional.empty())),
                Wrong.of("prints what it has carried", "C13", () -> {
                    AtomicReference<Object> seen = new AtomicReference<>("nothing");
                    return right().carrying(right -> right.resolving(request -> {
                                List<Claim> claims = right.resolve(request);
                                seen.set(claims);
                                return claims;
                            })
                            .printing(() -> "Carrier of " + seen));
                }));
    }

    static FunctionCarrier right() {
        return RightCarrier.make(Seal.OURS);
    }

    static Wrong<CarriedSessions> opening(
            String flaw, String breaks, Function<String, Optional<SessionRecord>> opener) {
        return resolving(flaw, breaks, right -> request -> RightCarrier.resolve(request, opener));
    }

    static Wrong<CarriedSessions> resolving(
            String flaw, String breaks, Function<FunctionResolver, Function<SessionRequest, List<Claim>>> change) {
        return Wrong.of(flaw, breaks, () -> right().carrying(right -> right.resolving(change.apply(right))));
    }

    private static CarriedSessions evicting() {
        Map<SessionId, Claim> kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<SessionId, Claim> eldest) {
                return size() > 1_000;
            }
        };
        return right().carrying(right -> right.resolving(request -> {
            List<Claim> claims = right.resolve(request);
            if (claims.size() != 1 || !(claims.get(0) instanceof Claim.Carried carried)) {
                return claims;
            }
            SessionId id = carried.session().id();
            synchronized (kept) {
                kept.put(id, carried);
            }
            return new Late(() -> {
                synchronized (kept) {
                    return Optional.ofNullable(kept.get(id)).stream().toList();
                }
            });
        }));
    }

    private static CarriedSessions withField() {
        AtomicReference<List<Claim>> field = new AtomicReference<>();
        Meeting bothHaveWritten = new Meeting();
        return right().carrying(right -> right.resolving(request -> {
            List<Claim> claims = right.resolve(request);
            field.set(claims);
            bothHaveWritten.pass();
            return claims.isEmpty() ? claims : field.get();
        }));
    }

    private static CarriedSessions threadBound() {
        ThreadLocal<List<Claim>> bound = ThreadLocal.withInitial(List::of);
        return right().carrying(right -> right.resolving(request -> {
            List<Claim> claims = right.resolve(request);
            bound.set(claims);
            return claims.size() == 1 ? new Late(bound::get) : claims;
        }));
    }

    private static CarriedSessions remembering() {
        Map<SessionId, SessionRecord> seen = new ConcurrentHashMap<>();
        return right().finding(id -> Optional.ofNullable(seen.get(id)))
                .carrying(right -> right.resolving(request -> {
                    List<Claim> claims = right.resolve(request);
                    claims.stream()
                            .filter(Claim.Carried.class::isInstance)
                            .map(claim -> ((Claim.Carried) claim).session())
                            .forEach(session -> seen.put(session.id(), session));
                    return claims;
                }));
    }

    private static Optional<SessionRecord> unchecked(String text) {
        try {
            return Optional.of(Seal.session(Seal.bytes(text.split("\\.", 2)[0])));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static SessionRecord withId(SessionRecord session, SessionId id) {
        return new SessionRecord(
                id, session.revision(), session.user(), session.purgeAfter(), session.state(), session.data());
    }

    private static CarriedSessions resolverAlone(CarriedSessions right) {
        return new CarriedSessions() {

            @Override
            public List<Claim> resolve(SessionRequest request) {
                return right.resolve(request);
            }

            @Override
            public void send(IssuedSession session, SessionRequest request, SessionResponse response) {
                right.send(session, request, response);
            }

            @Override
            public void clear(SessionRequest request, SessionResponse response) {
                right.clear(request, response);
            }

            @Override
            public void requireSendable(SessionRecord session) {
                right.requireSendable(session);
            }
        };
    }

    /** Claims that are made anew each time somebody looks. */
    private static final class Late extends AbstractList<Claim> {

        private final Supplier<List<Claim>> claims;

        Late(Supplier<List<Claim>> claims) {
            this.claims = claims;
        }

        @Override
        public Claim get(int index) {
            return claims.get().get(index);
        }

        @Override
        public int size() {
            return claims.get().size();
        }
    }
}
