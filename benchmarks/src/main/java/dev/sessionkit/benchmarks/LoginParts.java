package dev.sessionkit.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;

/**
 * Where the time of a login goes, login by login: what lies between its first statement, which finds the account, and its
 * second is the hash. So neither another contender's luck nor a change of the machine's speed gets into the share.
 *
 * @param hash nanoseconds between the first statement and the second
 * @param statements nanoseconds in statements
 * @param other nanoseconds in neither
 */
record LoginParts(double hash, double statements, double other) {

    private static final int ACCOUNTS = 1000;
    private static final int RENEWALS = 3000; // so that the way to the database is compiled
    private static final int LOGINS_A_ROUND = 5;

    /** The share that is not the hash. */
    double beside() {
        return (statements + other) / (hash + statements + other);
    }

    /** Medians by the names of the services. */
    static Map<String, LoginParts> measure(Plan plan) throws Exception {
        ManyLogins.run();
        StatementTimes times = new StatementTimes();
        Map<String, LoginParts> parts = new LinkedHashMap<>();
        try (Postgres postgres = Postgres.start();
                SessionkitAuth ours = open(times.over(postgres.pool()))) {
            Blocks.run(ours.reissue(0), RENEWALS);
            List<Operation> services = List.of(ours.create(), ours.pair(), ours.bearer());
            for (int i = 0; i < services.size(); i++) {
                parts.put(SigningInRows.OURS.get(i), median(services.get(i), times, plan.rounds() * LOGINS_A_ROUND));
            }
        }
        return parts;
    }

    private static SessionkitAuth open(DataSource dataSource) {
        return SessionkitAuth.open(dataSource, ACCOUNTS, new PasswordHashes().stored(), Duration.ofSeconds(1));
    }

    private static LoginParts median(Operation login, StatementTimes times, int logins) throws Exception {
        Blocks.run(login, logins);
        LoginParts[] all = new LoginParts[logins];
        for (int i = 0; i < logins; i++) {
            times.clear();
            long start = System.nanoTime();
            login.run();
            long whole = System.nanoTime() - start;
            double hash = times.betweenFirstAndSecond();
            all[i] = new LoginParts(hash, times.sum(), whole - hash - times.sum());
        }
        return new LoginParts(
                median(all, LoginParts::hash), median(all, LoginParts::statements), median(all, LoginParts::other));
    }

    private static double median(LoginParts[] all, ToDoubleFunction<LoginParts> part) {
        return Figures.median(Arrays.stream(all).mapToDouble(part).toArray());
    }
}
