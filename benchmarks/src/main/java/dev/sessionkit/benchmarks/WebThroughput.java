package dev.sessionkit.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * Web 1 over sockets: the applications in Jetty, each on a port of its own in this virtual machine, driven by wrk in turns.
 *
 * @param perSecond requests, by contender and round
 */
record WebThroughput(Map<String, double[]> perSecond) {

    static final WebThroughput NONE = new WebThroughput(Map.of());

    /** Nothing where there is no wrk, which it says. */
    static WebThroughput measure(Plan plan, long seed) throws Exception {
        if (!Wrk.isThere()) {
            System.err.println(
                    "\n*** wrk is not installed, so throughput is NOT MEASURED. On Debian: apt-get install wrk ***\n");
            return NONE;
        }
        Map<String, JettyServer> servers = new LinkedHashMap<>();
        try (WebSites sites = new WebSites()) {
            for (WebSite site : sites.all()) {
                servers.put(site.name(), JettyServer.start(site));
            }
            return new WebThroughput(rounds(servers, plan, new Random(seed)));
        } finally {
            for (JettyServer server : servers.values()) {
                server.close();
            }
        }
    }

    private static Map<String, double[]> rounds(Map<String, JettyServer> servers, Plan plan, Random order)
            throws Exception {
        int seconds = (int) plan.warmUp().toSeconds();
        Map<String, double[]> perSecond = new LinkedHashMap<>();
        for (Map.Entry<String, JettyServer> server : servers.entrySet()) {
            server.getValue().throughput(seconds); // warms it up
            perSecond.put(server.getKey(), new double[plan.togetherRounds()]);
        }
        List<String> turns = new ArrayList<>(servers.keySet());
        for (int round = 0; round < plan.togetherRounds(); round++) {
            Collections.shuffle(turns, order);
            for (String turn : turns) {
                perSecond.get(turn)[round] = servers.get(turn).throughput(seconds);
            }
        }
        return perSecond;
    }

    /** The median of the ratios of the rounds, to the empty filter. */
    OptionalDouble ratio(String contender) {
        double[] own = perSecond.get(contender);
        double[] empty = perSecond.get(WebSites.EMPTY);
        if (own == null || empty == null) {
            return OptionalDouble.empty();
        }
        double[] ratios = new double[own.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = own[i] / empty[i];
        }
        return OptionalDouble.of(Figures.median(ratios));
    }

    String markdown() {
        StringBuilder lines = new StringBuilder();
        perSecond.forEach((contender, rounds) -> lines.append(String.format(
                Locale.ROOT,
                "- wrk, %s: %,.0f requests a second, × %.3f%n",
                contender,
                Figures.median(rounds),
                ratio(contender).orElseThrow())));
        return lines.toString();
    }
}
