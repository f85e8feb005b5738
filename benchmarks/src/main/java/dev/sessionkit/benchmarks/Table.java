package dev.sessionkit.benchmarks;

import dev.sessionkit.benchmarks.Contender.Part;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Figures as Markdown and as comma-separated values. */
final class Table {

    private static final String HEAD = """
            | row | contender | ns | × limit | × peer | B | instructions | statements | two threads |
            |---|---|---:|---:|---:|---:|---:|---:|---:|
            """;

    private static final double NANOS_IN_MILLI = 1e6;

    private final List<Figures> figures;
    private final Map<String, Statements.Count> counts;

    Table(List<Figures> figures, Map<String, Statements.Count> counts) {
        this.figures = figures;
        this.counts = counts;
    }

    String markdown() {
        StringBuilder table = new StringBuilder(HEAD);
        for (Figures each : figures) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %,.0f | %s | %s | %,.0f | %s | %s | %s |%n",
                    each.row().name(),
                    each.contender().part() == Part.OURS
                            ? "**" + each.contender().name() + "**"
                            : each.contender().name(),
                    each.medianNanos(),
                    times(each, Part.LIMIT),
                    times(each, Part.PEER),
                    each.bytes(),
                    shown("%,.0f", each.instructions()),
                    statements(each),
                    shown("× %.2f", each.speedUp())));
        }
        return table.toString();
    }

    /** Where the time of a login goes. */
    static String markdown(Map<String, LoginParts> logins) {
        StringBuilder lines = new StringBuilder();
        logins.forEach((service, parts) -> lines.append(String.format(
                Locale.ROOT,
                "- login, %s: %.2f ms the hash, %.2f ms in statements, %.2f ms else%n",
                service,
                parts.hash() / NANOS_IN_MILLI,
                parts.statements() / NANOS_IN_MILLI,
                parts.other() / NANOS_IN_MILLI)));
        return lines.toString();
    }

    /** The ratio to the first contender of that part in the same row. */
    private String times(Figures figure, Part part) {
        Optional<Figures> other = figures.stream()
                .filter(each ->
                        each.row().equals(figure.row()) && each.contender().part() == part)
                .findFirst();
        return other.isEmpty() || figure.contender().part() == Part.INFORMATION
                ? ""
                : String.format(Locale.ROOT, "%.2f", figure.timesOf(other.get()));
    }

    private String statements(Figures each) {
        Statements.Count count =
                counts.get(each.row().name() + "/" + each.contender().name());
        if (count == null) {
            return "";
        }
        return count.commits() == 0
                ? String.valueOf(count.statements())
                : count.statements() + " in " + count.commits()
                        + (count.commits() == 1 ? " transaction" : " transactions");
    }

    private static String shown(String format, OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "";
    }

    /** One line for each contender and round. */
    String rounds() {
        StringBuilder lines = new StringBuilder("row,contender,round,nanos,bytes,instructions\n");
        for (Figures each : figures) {
            for (int round = 0; round < each.nanos().length; round++) {
                lines.append(String.format(
                        Locale.ROOT,
                        "\"%s\",\"%s\",%d,%.1f,%.1f,%s%n",
                        each.row().name(),
                        each.contender().name(),
                        round,
                        each.nanos()[round],
                        each.bytes(),
                        shown("%.1f", each.instructions())));
            }
        }
        return lines.toString();
    }
}
