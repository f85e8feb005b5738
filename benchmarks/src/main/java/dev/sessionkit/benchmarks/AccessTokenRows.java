package dev.sessionkit.benchmarks;

import dev.sessionkit.benchmarks.Contender.Part;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Auth 3: requests with an access token that is known, their sessions in PostgreSQL and in the near cache. */
final class AccessTokenRows implements AutoCloseable {

    static final String NAME = "access token, known";
    static final String STATELESS = "Sessionkit, not looked up";

    private static final int BLOCK = 200;

    private final Postgres postgres;
    private final SessionkitAccess remembering;
    private final SessionkitAccess stateless;

    private AccessTokenRows(Postgres postgres, DataSource dataSource) {
        this.postgres = postgres;
        this.remembering = SessionkitAccess.open(dataSource, "RECORD");
        this.stateless = SessionkitAccess.open(dataSource, "NONE");
    }

    static AccessTokenRows open() throws IOException, SQLException {
        Postgres postgres = Postgres.start();
        return new AccessTokenRows(postgres, postgres.pool());
    }

    Row known() {
        return new Row(
                NAME,
                List.of(
                        new Contender("request alone", Part.INFORMATION, remembering::request),
                        new Contender(STATELESS, Part.OURS, stateless::read),
                        new Contender("Sessionkit", Part.OURS, remembering::read)),
                BLOCK);
    }

    /** What each contender sends to the database, by the names of row and contender. */
    static Map<String, Statements.Count> counts() throws Exception {
        Map<String, Statements.Count> counts = new LinkedHashMap<>();
        Statements statements = new Statements();
        Postgres postgres = Postgres.start();
        try (AccessTokenRows rows = new AccessTokenRows(postgres, statements.over(postgres.pool()))) {
            for (Contender contender : rows.known().contenders()) {
                Operation operation = contender.lanes().apply(0);
                operation.run();
                counts.put(NAME + "/" + contender.name(), statements.during(operation));
            }
        }
        return counts;
    }

    @Override
    public void close() throws IOException {
        remembering.close();
        stateless.close();
        postgres.close();
    }
}
