package dev.sessionkit.benchmarks;

import java.util.List;

/** What was promised of the servlet filter. */
final class WebTargets {

    private static final int MOST_NANOS = 1000;
    private static final int MOST_BYTES = 1536;
    private static final double LEAST_THROUGHPUT = 0.95;

    private final Promises promises;
    private final WebThroughput throughput;

    WebTargets(Promises promises, WebThroughput throughput) {
        this.promises = promises;
        this.throughput = throughput;
    }

    void add() {
        List.of(WebRows.JETTY, WebRows.TOMCAT).forEach(this::beyondNothing);
        throughput
                .ratio(Promises.OURS)
                .ifPresent(ratio ->
                        promises.atLeast("web 1, throughput by wrk, to an empty filter", ratio, LEAST_THROUGHPUT));
    }

    private void beyondNothing(String row) {
        promises.find(row, Promises.OURS).ifPresent(ours -> {
            Figures empty = promises.get(row, WebSites.EMPTY);
            Figures spring = promises.get(row, WebSites.SPRING);
            String target = row.replace("web", "web 1");
            promises.atMost(target + ", more ns", ours.moreNanosThan(empty), MOST_NANOS);
            promises.atMost(target + ", more bytes", ours.bytes() - empty.bytes(), MOST_BYTES);
            promises.stated(target + ", more ns of Spring's", spring.moreNanosThan(empty));
            promises.stated(target + ", more bytes of Spring's", spring.bytes() - empty.bytes());
            if (ours.instructions().isPresent()) {
                double nothing = empty.instructions().orElseThrow();
                promises.stated(
                        target + ", more instructions", ours.instructions().getAsDouble() - nothing);
                promises.stated(
                        target + ", more instructions of Spring's",
                        spring.instructions().orElseThrow() - nothing);
            }
        });
    }
}
