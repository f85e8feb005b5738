package dev.sessionkit.benchmarks;

import dev.sessionkit.benchmarks.Contender.Part;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Foundation 3 to 5, and scale 2: requests whose session is in PostgreSQL, all over one pool. */
final class PostgresRows implements AutoCloseable {

    static final String NEAR = "near cache, read";

    private static final int READS = 200;
    private static final int WRITES = 40; // each waits for a disk

    private final Postgres postgres;
    private final RawJdbc raw;
    private final Sessionkit ours;
    private final Sessionkit remembering;
    private final SpringJdbc spring;

    private PostgresRows(Postgres postgres, DataSource dataSource) throws SQLException {
        this.postgres = postgres;
        postgres.execute(RawJdbc.SCHEMA);
        this.raw = new RawJdbc(dataSource);
        this.ours = Sessionkit.open("HeaderSessionResolver", "JdbcSessionStore", Optional.of(dataSource));
        this.remembering = Sessionkit.openWithNearCache(dataSource);
        this.spring = new SpringJdbc(dataSource);
        postgres.execute("VACUUM ANALYZE");
    }

    static PostgresRows open() throws IOException, SQLException {
        Postgres postgres = Postgres.start();
        return new PostgresRows(postgres, postgres.pool());
    }

    List<Row> all() {
        return List.of(read(), readAgain(), change(), create(), list());
    }

    Row read() {
        return new Row(
                "PostgreSQL, read",
                List.of(
                        new Contender("SELECT by key", Part.LIMIT, raw::read),
                        new Contender("Sessionkit", Part.OURS, lane -> ours.read(lane, Headers::header)),
                        new Contender("Spring Session JDBC", Part.PEER, spring::read)),
                READS);
    }

    Row readAgain() {
        return new Row(
                NEAR,
                List.of(
                        new Contender("Caffeine", Part.LIMIT, MemoryLimits.caffeine()),
                        new Contender("Sessionkit", Part.OURS, remembering::readAgain)),
                READS);
    }

    Row change() {
        return new Row(
                "PostgreSQL, change",
                List.of(
                        new Contender("SELECT, then UPDATE", Part.LIMIT, raw::change),
                        new Contender("Sessionkit", Part.OURS, ours::change),
                        new Contender("Spring Session JDBC", Part.PEER, spring::change)),
                WRITES);
    }

    Row create() {
        return new Row(
                "PostgreSQL, create",
                List.of(
                        new Contender("INSERT", Part.LIMIT, raw::create),
                        new Contender("Sessionkit", Part.OURS, ours::create),
                        new Contender("Spring Session JDBC", Part.PEER, spring::create)),
                WRITES);
    }

    Row list() {
        return new Row(
                "PostgreSQL, list ten",
                List.of(
                        new Contender("SELECT by user", Part.LIMIT, raw::list),
                        new Contender("Sessionkit", Part.OURS, ours::list),
                        new Contender("Spring Session JDBC", Part.PEER, spring::list)),
                READS);
    }

    /** What each contender of each row sends to the database, by the names of both. */
    static Map<String, Statements.Count> counts() throws Exception {
        Map<String, Statements.Count> counts = new LinkedHashMap<>();
        Statements statements = new Statements();
        Postgres postgres = Postgres.start();
        try (PostgresRows rows = new PostgresRows(postgres, statements.over(postgres.pool()))) {
            for (Row row : rows.all()) {
                for (Contender contender : row.contenders()) {
                    Operation operation = contender.lanes().apply(0);
                    operation.run();
                    counts.put(row.name() + "/" + contender.name(), statements.during(operation));
                }
            }
        }
        return counts;
    }

    String version() throws SQLException {
        return postgres.version();
    }

    @Override
    public void close() throws IOException {
        ours.close();
        remembering.close();
        postgres.close();
    }
}
