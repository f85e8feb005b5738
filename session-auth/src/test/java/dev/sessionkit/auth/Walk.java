package dev.sessionkit.auth;

import dev.sessionkit.api.SecretHash;
import dev.sessionkit.api.SessionException;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.Renewal;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import tools.jackson.databind.JsonNode;

/** Prints the sequence diagrams of a seed as they happen: who calls whom, what comes back, what the record holds then. */
final class Walk {

    private static final String INDENT = " ".repeat(6);

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final SessionFramework framework;
    private int steps;

    Walk(String title, SessionFramework framework) {
        this.framework = framework;
        out.println();
        out.println(title);
        out.println("═".repeat(title.length()));
    }

    void chapter(String title) {
        out.println();
        out.println("── " + title + " " + "─".repeat(Math.max(3, 100 - title.length())));
    }

    /** Something that is so, or happens outside the diagrams. */
    void note(String text) {
        out.println(INDENT + "· " + text);
    }

    void later(Duration passed, String text) {
        out.println();
        out.println(INDENT + "⏱ " + readable(passed) + " later: " + text);
    }

    private static String readable(Duration passed) {
        if (passed.toDays() > 0) {
            return passed.toDays() + " d";
        }
        return passed.toMinutes() > 0 ? passed.toMinutes() + " min" : passed.toSeconds() + " s";
    }

    void call(String from, String to, String what, String... details) {
        steps++;
        out.println();
        out.printf("%4d. %s ──▶ %s   %s%n", steps, from, to, what);
        details(details);
    }

    void answer(String from, String to, String what, String... details) {
        out.printf("%s%s ◀── %s   %s%n", INDENT, to, from, what);
        details(details);
    }

    private void details(String... details) {
        for (String detail : details) {
            out.println(INDENT + "        " + detail);
        }
    }

    /** Runs what must be refused, and prints why. */
    <E extends SessionException> E refused(String from, String to, Class<E> as, Runnable call) {
        E refused = Assertions.catchThrowableOfType(as, call::run);
        Assertions.assertThat(refused).as("what must be refused").isNotNull();
        out.printf("%s%s ◀── %s   refused: %s%n", INDENT, to, from, refused.getMessage());
        return refused;
    }

    /** What the store has of a session now. */
    void record(SessionId id) {
        SessionRecord session = framework.records().find(id).orElseThrow();
        SessionState state = session.state();
        out.printf(
                "%s▣ record %s: %s%n",
                INDENT,
                id,
                state.ending()
                        .map(ending -> "ended, " + ending.reason() + ", at " + time(ending.at()))
                        .orElseGet(() ->
                                "live, until " + state.endsAt().map(Walk::time).orElse("used no more")));
        if (state.ending().isEmpty()) {
            for (Credential credential : state.credentials()) {
                out.printf(
                        "%s        %-8s %s%s%n",
                        INDENT,
                        credential.use().toString().toLowerCase(Locale.ROOT),
                        mark(credential.hash()),
                        credential
                                .validUntil()
                                .map(until -> ", until " + time(until))
                                .orElse(""));
            }
            state.vouchers().forEach(voucher -> details("opened by the word of " + voucher));
            state.renewal()
                    .flatMap(Renewal::rotation)
                    .ifPresent(rotation -> details(
                            "renewed at " + time(rotation.at()) + ", repeated until " + time(rotation.repeatUntil())));
        }
    }

    static String time(Instant time) {
        return time.toString().replace('T', ' ').replace("Z", "");
    }

    /** A token by its public half, and four digits of its secret's hash, by which it is found again in the record. */
    static String of(SessionToken token) {
        return token.id() + ".… " + mark(token.secret().hash());
    }

    private static String mark(SecretHash hash) {
        return "(#" + HexFormat.of().formatHex(hash.toBytes(), 0, 2) + ")";
    }

    /** A JWT by what it says. */
    static String of(Secret jwt) {
        JsonNode claims = PairHost.claims(jwt);
        Optional<SessionToken> renewal = Optional.ofNullable(claims.get("renewal"))
                .map(JsonNode::stringValue)
                .flatMap(SessionToken::parse);
        return PairHost.header(jwt).get("typ").stringValue() + " of "
                + renewal.map(Walk::of).orElseGet(() -> claims.get("sid").stringValue()) + ", until "
                + time(Instant.ofEpochSecond(claims.get("exp").longValue()));
    }
}
