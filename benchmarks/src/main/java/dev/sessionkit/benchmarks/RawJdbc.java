package dev.sessionkit.benchmarks;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/** The limit: bare statements on a table with the columns and indexes that sessions need, and nothing decoded. */
final class RawJdbc {

    static final String SCHEMA = """
            CREATE TABLE raw_session (
                id bytea NOT NULL PRIMARY KEY, revision bigint NOT NULL, user_id varchar(255) COLLATE "C",
                purge_bucket bigint NOT NULL, purge_after bigint NOT NULL, state bytea NOT NULL, data text NOT NULL
            ) WITH (fillfactor = 80);
            CREATE INDEX raw_session_user ON raw_session (user_id, id);
            CREATE INDEX raw_session_purge ON raw_session (purge_bucket)
            """;

    private static final String SELECT =
            "SELECT revision, user_id, purge_after, state, data FROM raw_session WHERE id = ?";

    private static final String LIST = "SELECT revision, user_id, purge_after, state, data, id FROM raw_session"
            + " WHERE user_id = ? ORDER BY id DESC LIMIT ?";

    private static final String UPDATE = "UPDATE raw_session"
            + " SET revision = ?, purge_bucket = ?, purge_after = ?, state = ?, data = ? WHERE id = ? AND revision = ?";

    private static final String INSERT = "INSERT INTO raw_session"
            + " (id, revision, user_id, purge_bucket, purge_after, state, data) VALUES (?, ?, ?, ?, ?, ?, ?)";

    private static final long PURGE_AFTER = 4_000_000_000_000L;
    private static final long PURGE_BUCKET = PURGE_AFTER / 3_600_000;

    /** As large as the state of a session with one credential and a login. */
    private static final byte[] STATE = new byte[120];

    private static final String DATA = "{\"basket\":{\"currency\":\"EUR\",\"items\":3,\"owner\":\"user-99\"}}";

    private final DataSource dataSource;
    private final byte[][] ids = new byte[Population.SESSIONS][];

    RawJdbc(DataSource dataSource) throws SQLException {
        this.dataSource = dataSource;
        RandomGenerator random = new SplittableRandom(1);
        for (int i = 0; i < ids.length; i++) {
            ids[i] = newId(random);
            insert(ids[i], Population.user(i));
        }
    }

    /** As ours are: the time first, so that new rows lie side by side in the index. */
    private static byte[] newId(RandomGenerator random) {
        long high = System.currentTimeMillis() << 16 | random.nextInt(1 << 16);
        return ByteBuffer.allocate(16).putLong(high).putLong(random.nextLong()).array();
    }

    Operation read(int lane) {
        Turn turn = new Turn(lane);
        return () -> select(ids[turn.next()]);
    }

    Operation change(int lane) {
        Turn turn = new Turn(lane);
        return () -> {
            byte[] id = ids[turn.next()];
            return update(id, select(id).revision());
        };
    }

    Operation create(int lane) {
        Turn turn = new Turn(lane);
        RandomGenerator random = new SplittableRandom(2L + lane);
        return () -> insert(newId(random), Population.newcomer(turn.next()));
    }

    Operation list(int lane) {
        Turn turn = new Turn(lane);
        return () -> list(Population.user(turn.next()));
    }

    private record Columns(long revision, String user, long purgeAfter, byte[] state, byte[] data) {

        static Columns of(ResultSet row) throws SQLException {
            return new Columns(row.getLong(1), row.getString(2), row.getLong(3), row.getBytes(4), row.getBytes(5));
        }
    }

    private Columns select(byte[] id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setBytes(1, id);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Columns.of(row);
            }
        }
    }

    private List<Columns> list(String user) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(LIST)) {
            statement.setString(1, user);
            statement.setInt(2, Population.SESSIONS_PER_USER);
            try (ResultSet row = statement.executeQuery()) {
                List<Columns> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(Columns.of(row));
                }
                return rows;
            }
        }
    }

    private Integer update(byte[] id, long revision) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(UPDATE)) {
            statement.setLong(1, revision + 1);
            statement.setLong(2, PURGE_BUCKET);
            statement.setLong(3, PURGE_AFTER);
            statement.setBytes(4, STATE);
            statement.setString(5, DATA);
            statement.setBytes(6, id);
            statement.setLong(7, revision);
            return statement.executeUpdate();
        }
    }

    private Integer insert(byte[] id, String user) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setBytes(1, id);
            statement.setLong(2, 1);
            statement.setString(3, user);
            statement.setLong(4, PURGE_BUCKET);
            statement.setLong(5, PURGE_AFTER);
            statement.setBytes(6, STATE);
            statement.setString(7, DATA);
            return statement.executeUpdate();
        }
    }
}
