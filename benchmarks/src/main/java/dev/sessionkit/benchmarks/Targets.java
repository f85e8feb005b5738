package dev.sessionkit.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was promised, and what came of it. A target whose figures were not measured is left out. */
final class Targets {

    private static final String OURS = "Sessionkit";
    private static final String COOKIE = "Sessionkit, cookie";
    private static final String MEMORY = "memory, read";

    private final List<Figures> figures;
    private final Map<String, Statements.Count> counts;
    private final List<String> lines = new ArrayList<>();

    Targets(List<Figures> figures, Map<String, Statements.Count> counts) {
        this.figures = figures;
        this.counts = counts;
    }

    String markdown() {
        lines.clear();
        memory();
        postgres("3 read", "PostgreSQL, read", "SELECT by key", 1.15, 1);
        find("PostgreSQL, read", OURS).ifPresent(ours -> atMost("3 read, bytes", ours.bytes(), 4096));
        postgres("4 change", "PostgreSQL, change", "SELECT, then UPDATE", 1.15, 2);
        postgres("5 create", "PostgreSQL, create", "INSERT", 1.2, 1);
        postgres("5 list ten", "PostgreSQL, list ten", "SELECT by user", 1.5, 1);
        find("new token", OURS).ifPresent(ours -> speedUp("6 token", ours));
        return "| target | measured | promised | |\n|---|---:|---:|---|\n" + String.join("", lines);
    }

    private void memory() {
        Optional<Figures> found = find(MEMORY, OURS);
        if (found.isEmpty()) {
            return;
        }
        Figures ours = found.get();
        Figures cookie = find(MEMORY, COOKIE).orElseThrow();
        Figures spring = find(MEMORY, "Spring Session map").orElseThrow();
        atMost("1 bytes", ours.bytes(), 500);
        atMost("1 bytes to Spring's", ours.bytes() / spring.bytes(), 0.3);
        if (ours.instructions().isPresent()) {
            double counted = ours.instructions().getAsDouble();
            atMost("1 instructions", counted, 3200);
            atMost("1 instructions to Spring's", counted / spring.instructions().orElseThrow(), 0.45);
            atMost("2 cookie, more instructions", cookie.instructions().orElseThrow() - counted, 1300);
        }
        speedUp("1", ours);
        atMost("2 cookie, more bytes", cookie.bytes() - ours.bytes(), 100);
    }

    private void postgres(String target, String row, String limit, double times, long statements) {
        find(row, OURS)
                .ifPresent(ours -> atMost(
                        target + ", to " + limit, ours.timesOf(find(row, limit).orElseThrow()), times));
        Statements.Count count = counts.get(row + "/" + OURS);
        if (count != null) {
            atMost(target + ", statements", count.statements(), statements);
        }
    }

    private void speedUp(String target, Figures ours) {
        ours.speedUp().ifPresent(measured -> add(target + ", two threads to one", measured, "≥ 1.80", measured >= 1.8));
    }

    private void atMost(String target, double measured, double promised) {
        add(target, measured, "≤ " + number(promised), measured <= promised);
    }

    private void add(String target, double measured, String promised, boolean met) {
        lines.add("| foundation %s | %s | %s | %s |%n"
                .formatted(target, number(measured), promised, met ? "met" : "**missed**"));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 20 ? "%,.0f" : "%.2f", value);
    }

    private Optional<Figures> find(String row, String contender) {
        return figures.stream()
                .filter(each ->
                        each.row().name().equals(row) && each.contender().name().equals(contender))
                .findFirst();
    }
}
