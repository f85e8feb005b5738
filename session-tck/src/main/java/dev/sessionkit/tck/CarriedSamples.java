package dev.sessionkit.tck;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.CredentialUse;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.Login;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.spi.SessionState;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Sessions by number for components that carry them whole, and what clients hold that were sent one. */
final class CarriedSamples {

    /** How many kinds of session there are; numbers that far apart are of one kind. */
    static final int KINDS = 4;

    /** The most bytes of a cookie's name and value that browsers take (RFC 6265bis, section 5.6). */
    static final int MOST_COOKIE = 4_096;

    private static final int BIG = 1_024;

    /** Per component, because what is sealed is sealed differently each time. */
    private static final Map<SessionResolver, Map<Integer, String>> CREDENTIALS =
            Collections.synchronizedMap(new WeakHashMap<>());

    private CarriedSamples() {}

    /** Always the same session for a number. */
    static SessionRecord session(int number) {
        Random random = new Random(-1L - number);
        return new SessionRecord(
                SessionId.create(Samples.NOON, random),
                random.nextLong(),
                number % KINDS == 3 ? Optional.empty() : Optional.of(new UserId("user-" + number + "-Zoë")),
                number % KINDS == 1 ? SessionRecord.NEVER : Samples.NOON.plus(Duration.ofDays(2)),
                stateOf(number, random),
                Samples.json(data(number)));
    }

    /** Always the same text for a component and a number. */
    static String credential(SessionResolver resolver, Client client, int number) {
        return CREDENTIALS
                .computeIfAbsent(resolver, first -> new ConcurrentHashMap<>())
                .computeIfAbsent(number, first -> newCredential(resolver, client, session(number)));
    }

    /** What a client holds that had nothing and was sent this session. */
    static String newCredential(SessionResolver resolver, Client client, SessionRecord session) {
        Answer answer = new Answer();
        resolver.send(new IssuedSession(session, Optional.empty()), client.carrying(), answer);
        return client.holdsAfter(answer, Optional.empty())
                .orElseThrow(() -> new AssertionError("a client that was sent a session holds nothing"));
    }

    /** One JSON object of about so many bytes in UTF-8, which no compression makes much smaller. */
    static String dataOf(int bytes) {
        StringBuilder text = new StringBuilder("{\"text\":\"é😀");
        Random random = new Random(bytes);
        while (text.length() < bytes - 10) {
            text.append((char) ('A' + random.nextInt(26)));
        }
        return text.append("\"}").toString();
    }

    /** Sizes of data, in bytes: close by where cookies end, and up to a mebibyte. */
    static List<Integer> sizes() {
        return IntStream.concat(
                        IntStream.iterate(BIG, size -> size < 5 * BIG, size -> size + 16),
                        IntStream.iterate(8 * BIG, size -> size <= BIG * BIG, size -> 2 * size))
                .boxed()
                .toList();
    }

    /** The cookies of an answer that a browser does not take. */
    static List<String> tooBigForBrowsers(Answer answer) {
        return answer.headers("Set-Cookie").stream()
                .filter(cookie -> cookie.split(";", 2)[0].length() - "=".length() > MOST_COOKIE)
                .toList();
    }

    private static SessionState stateOf(int number, Random random) {
        SessionState begun = SessionState.begin(
                Samples.NOON,
                Optional.of(Duration.ofMinutes(30)),
                Optional.of(Samples.NOON.plus(Duration.ofDays(1))),
                List.of());
        return switch (number % KINDS) {
            case 0 ->
                begun.withCredentials(List.of(Credential.bearer(SessionSecret.create(random))))
                        .withVouchers(List.of("HeaderSessionResolver", "Träger"))
                        .withLogin(login());
            case 1 ->
                SessionState.begin(
                                Samples.NOON.plusMillis(1),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(renewal(random)))
                        .touched(Samples.NOON.plusMillis(7));
            default -> begun;
        };
    }

    private static Login login() {
        return new Login(
                Samples.NOON,
                "PASSWORD",
                Optional.of("Zoës Telefon 😀"),
                Optional.of("android-app"),
                Optional.of("Mozilla/5.0 (X11; Linux x86_64)"),
                Optional.of("2001:db8::1"));
    }

    private static Credential renewal(Random random) {
        return new Credential(
                CredentialUse.RENEWAL,
                SessionSecret.create(random).hash(),
                Optional.of(Samples.NOON.plus(Duration.ofHours(1))));
    }

    private static String data(int number) {
        return switch (number % KINDS) {
            case 0 -> "{\"account\":{\"name\":\"Zoë 😀\",\"number\":" + number + "}}";
            case 1 -> "{ \"n\" : " + number + ", \"e\" : \"\\u00e9\\/\\u0000\", \"f\" : 1.0 }";
            case 2 -> dataOf(BIG + number % 100);
            default -> "{}";
        };
    }
}
