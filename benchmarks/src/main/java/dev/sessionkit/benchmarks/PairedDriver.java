package dev.sessionkit.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the contenders of each row interleaved in this one virtual machine and prints Markdown: a table of all figures, and
 * the targets. Run by {@code benchmarks/run}.
 *
 * <p>Arguments: the folder for results; then, in any order, {@code quick}, the groups of rows ({@code memory},
 * {@code web}, {@code token}, {@code auth}, {@code postgres}; all without any), and {@code instructions=FILE}, where
 * {@code instructions.py} waits.
 */
public final class PairedDriver {

    private static final long SEED = 20_261_121;
    private static final String INSTRUCTIONS = "instructions=";
    private static final List<String> GROUPS = List.of("memory", "web", "token", "auth", "postgres");

    private final Path results;
    private final List<String> arguments;
    private final Plan plan;
    private final List<Figures> figures = new ArrayList<>();
    private final Map<String, Statements.Count> counts = new LinkedHashMap<>();
    private final Map<String, LoginParts> logins = new LinkedHashMap<>();
    private WebThroughput throughput = WebThroughput.NONE;

    private PairedDriver(Path results, List<String> arguments) {
        this.results = results;
        this.arguments = arguments;
        this.plan = arguments.contains("quick") ? Plan.QUICK : Plan.FULL;
    }

    /**
     * Measures.
     *
     * @param arguments see above
     * @throws Exception where a contender fails
     */
    public static void main(String[] arguments) throws Exception {
        List<String> all = List.of(arguments);
        new PairedDriver(Path.of(all.get(0)), all.subList(1, all.size())).run();
    }

    private void run() throws Exception {
        Optional<String> counter =
                arguments.stream().filter(each -> each.startsWith(INSTRUCTIONS)).findFirst();
        if (counter.isPresent()) {
            Path file = Path.of(counter.get().substring(INSTRUCTIONS.length()));
            try (Instructions instructions = Instructions.over(file, plan.countings())) {
                counted(Optional.of(instructions));
            }
        } else {
            counted(Optional.empty());
        }
        if (wanted("web")) {
            throughput = WebThroughput.measure(plan, SEED);
        }
        if (wanted("token")) {
            tokens();
        }
        if (wanted("auth")) {
            auth();
        }
        if (wanted("postgres")) {
            postgres();
        }
        report();
    }

    private boolean wanted(String group) {
        return arguments.contains(group) || GROUPS.stream().noneMatch(arguments::contains);
    }

    /** The groups whose instructions count. */
    private void counted(Optional<Instructions> instructions) throws Exception {
        if (wanted("memory")) {
            try (MemoryRows rows = new MemoryRows()) {
                figures.addAll(new Measuring(plan, SEED, instructions).measure(rows.read(), true));
            }
        }
        if (wanted("web")) {
            try (WebRows rows = new WebRows()) {
                // not stepped: a request then lasts for seconds, and counts several times what it can take otherwise
                measure(rows.jetty(), true);
                figures.addAll(new Measuring(plan, SEED, instructions).measure(rows.tomcat(), true));
            }
        }
    }

    private void tokens() throws Exception {
        measure(TokenRows.create(), true);
        try (VerifyRows rows = new VerifyRows()) {
            for (Row row : rows.all()) {
                measure(row, false);
            }
        }
        try (CachedTokenRows rows = new CachedTokenRows()) {
            measure(rows.known(), true);
        }
        try (SealedRows rows = new SealedRows()) {
            for (Row row : rows.all()) {
                measure(row, false);
            }
        }
    }

    private void auth() throws Exception {
        try (IssueRows rows = new IssueRows()) {
            for (Row row : rows.all()) {
                measure(row, false);
            }
        }
        try (AccessTokenRows rows = AccessTokenRows.open()) {
            measure(rows.known(), true);
        }
        try (SigningInRows rows = SigningInRows.open()) {
            for (Row row : rows.all()) {
                measure(row, false);
            }
        }
        counts.putAll(AccessTokenRows.counts());
        counts.putAll(SigningInRows.counts());
        logins.putAll(LoginParts.measure(plan));
    }

    private void measure(Row row, boolean twoThreads) throws Exception {
        figures.addAll(new Measuring(plan, SEED, Optional.empty()).measure(row, twoThreads));
    }

    private void postgres() throws Exception {
        try (PostgresRows rows = PostgresRows.open()) {
            System.out.println("PostgreSQL " + rows.version() + ", fsync on, loopback TCP\n");
            for (Row row : rows.all()) {
                measure(row, false);
            }
        }
        counts.putAll(PostgresRows.counts());
    }

    private void report() throws Exception {
        Table table = new Table(figures, counts);
        String markdown = table.markdown() + "\n" + Table.markdown(logins) + throughput.markdown() + "\n"
                + new Targets(figures, counts, logins, throughput).markdown();
        Files.createDirectories(results);
        Files.writeString(results.resolve("paired.md"), markdown);
        Files.writeString(results.resolve("paired.csv"), table.rounds());
        System.out.println(markdown);
    }
}
