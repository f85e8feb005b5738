package dev.sessionkit.benchmarks;

import static dev.sessionkit.benchmarks.Promises.OURS;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was promised, and what came of it. A target whose figures were not measured is left out. */
final class Targets {

    private static final String COOKIE = "Sessionkit, cookie";
    private static final String MEMORY = "memory, read";

    private final Promises promises;
    private final Map<String, Statements.Count> counts;
    private final Map<String, LoginParts> logins;
    private final WebThroughput throughput;

    Targets(
            List<Figures> figures,
            Map<String, Statements.Count> counts,
            Map<String, LoginParts> logins,
            WebThroughput throughput) {
        this.promises = new Promises(figures);
        this.counts = counts;
        this.logins = logins;
        this.throughput = throughput;
    }

    String markdown() {
        memory();
        postgres("3 read", "PostgreSQL, read", "SELECT by key", 1.15, 1);
        promises.find("PostgreSQL, read", OURS)
                .ifPresent(ours -> promises.atMost("foundation 3 read, bytes", ours.bytes(), 4096));
        postgres("4 change", "PostgreSQL, change", "SELECT, then UPDATE", 1.15, 2);
        postgres("5 create", "PostgreSQL, create", "INSERT", 1.2, 1);
        postgres("5 list ten", "PostgreSQL, list ten", "SELECT by user", 1.5, 1);
        promises.find("new token", OURS).ifPresent(ours -> promises.speedUp("foundation 6 token", ours));
        nearCache();
        new WebTargets(promises, throughput).add();
        new TokenTargets(promises).add();
        new AuthTargets(promises, counts, logins).add();
        return promises.markdown();
    }

    private void memory() {
        Optional<Figures> found = promises.find(MEMORY, OURS);
        if (found.isEmpty()) {
            return;
        }
        Figures ours = found.get();
        Figures cookie = promises.get(MEMORY, COOKIE);
        Figures spring = promises.get(MEMORY, "Spring Session map");
        promises.atMost("foundation 1 bytes", ours.bytes(), 500);
        promises.atMost("foundation 1 bytes to Spring's", ours.bytes() / spring.bytes(), 0.3);
        if (ours.instructions().isPresent()) {
            double counted = ours.instructions().getAsDouble();
            promises.atMost("foundation 1 instructions", counted, 3200);
            promises.atMost(
                    "foundation 1 instructions to Spring's",
                    counted / spring.instructions().orElseThrow(),
                    0.45);
            promises.atMost(
                    "foundation 2 cookie, more instructions",
                    cookie.instructions().orElseThrow() - counted,
                    1300);
        }
        promises.speedUp("foundation 1", ours);
        promises.atMost("foundation 2 cookie, more bytes", cookie.bytes() - ours.bytes(), 100);
    }

    private void nearCache() {
        promises.find(PostgresRows.NEAR, OURS).ifPresent(ours -> {
            promises.atMost("scale 2 near cache, ns", ours.medianNanos(), 400);
            promises.atMost("scale 2 near cache, bytes", ours.bytes(), 500);
        });
        Statements.Count count = counts.get(PostgresRows.NEAR + "/" + OURS);
        if (count != null) {
            promises.atMost("scale 2 near cache, statements", count.statements(), 0);
        }
    }

    private void postgres(String target, String row, String limit, double times, long statements) {
        promises.find(row, OURS)
                .ifPresent(ours -> promises.atMost(
                        "foundation " + target + ", to " + limit, ours.timesOf(promises.get(row, limit)), times));
        Statements.Count count = counts.get(row + "/" + OURS);
        if (count != null) {
            promises.atMost("foundation " + target + ", statements", count.statements(), statements);
        }
    }
}
