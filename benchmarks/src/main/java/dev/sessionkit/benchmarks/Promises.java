package dev.sessionkit.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lines of targets beside what was measured. */
final class Promises {

    static final String OURS = "Sessionkit";

    private final List<Figures> figures;
    private final List<String> lines = new ArrayList<>();

    Promises(List<Figures> figures) {
        this.figures = figures;
    }

    Optional<Figures> find(String row, String contender) {
        return figures.stream()
                .filter(each ->
                        each.row().name().equals(row) && each.contender().name().equals(contender))
                .findFirst();
    }

    /** Of a row that was measured. */
    Figures get(String row, String contender) {
        return find(row, contender).orElseThrow();
    }

    void speedUp(String target, Figures measured) {
        measured.speedUp().ifPresent(times -> atLeast(target + ", two threads to one", times, 1.8));
    }

    void atMost(String target, double measured, double promised) {
        add(target, measured, "≤ " + number(promised), measured <= promised);
    }

    void atLeast(String target, double measured, double promised) {
        add(target, measured, "≥ " + number(promised), measured >= promised);
    }

    /** What nothing was promised about. */
    void stated(String target, double measured) {
        lines.add("| %s | %s | | |%n".formatted(target, number(measured)));
    }

    private void add(String target, double measured, String promised, boolean met) {
        lines.add("| %s | %s | %s | %s |%n".formatted(target, number(measured), promised, met ? "met" : "**missed**"));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 20 ? "%,.0f" : "%.2f", value);
    }

    String markdown() {
        return "| target | measured | promised | |\n|---|---:|---:|---|\n" + String.join("", lines);
    }
}
