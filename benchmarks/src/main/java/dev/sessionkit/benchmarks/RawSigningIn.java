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
import org.jspecify.annotations.Nullable;

/** The limit of signing in and of renewing: the bare statements, on rows as large as ours, and nothing decoded. */
final class RawSigningIn {

    static final String SCHEMA = """
            CREATE TABLE raw_account (
                id bigint NOT NULL PRIMARY KEY, revision bigint NOT NULL, user_name_key varchar(64) NOT NULL UNIQUE,
                role varchar(64) NOT NULL, enabled boolean NOT NULL, password_hash varchar(1024)
            );
            CREATE TABLE raw_identity (
                issuer varchar(255) NOT NULL, subject varchar(255) NOT NULL, account_id bigint NOT NULL,
                PRIMARY KEY (issuer, subject)
            );
            CREATE INDEX raw_identity_account ON raw_identity (account_id);
            CREATE TABLE raw_login (
                id bytea NOT NULL PRIMARY KEY, revision bigint NOT NULL, user_id varchar(255) COLLATE "C",
                purge_bucket bigint NOT NULL, purge_after bigint NOT NULL, state bytea NOT NULL, data text NOT NULL
            ) WITH (fillfactor = 80);
            CREATE INDEX raw_login_user ON raw_login (user_id, id);
            CREATE INDEX raw_login_purge ON raw_login (purge_bucket)
            """;

    private static final String ACCOUNT =
            "SELECT a.id, a.revision, a.role, a.enabled, a.password_hash, i.issuer, i.subject"
                    + " FROM raw_account a LEFT JOIN raw_identity i ON i.account_id = a.id WHERE a.%s = ?";
    private static final String BY_NAME = ACCOUNT.formatted("user_name_key");
    private static final String BY_NUMBER = ACCOUNT.formatted("id");
    private static final String SELECT =
            "SELECT revision, user_id, purge_after, state, data FROM raw_login WHERE id = ?";
    private static final String LIST = "SELECT revision, user_id, purge_after, state, data, id FROM raw_login"
            + " WHERE user_id = ? ORDER BY id DESC LIMIT 100";
    private static final String RENEW = "UPDATE raw_login"
            + " SET revision = ?, purge_bucket = ?, purge_after = ?, state = ? WHERE id = ? AND revision = ?";
    private static final String PASS = "UPDATE raw_login"
            + " SET revision = ?, purge_bucket = ?, purge_after = ?, state = ?, data = ? WHERE id = ? AND revision = ?";
    private static final String INSERT = "INSERT INTO raw_login"
            + " (revision, purge_bucket, purge_after, state, data, id, user_id) VALUES (?, ?, ?, ?, ?, ?, ?)";

    private static final long HOUR = 3_600_000;
    private static final byte[] STATE = new byte[320]; // with two credentials, a rotation and a login
    private static final byte[] GATE = new byte[48];
    private static final String GATE_DATA = "{\"reserved\":[" + "{\"id\":\"AZ\",\"at\":1}".repeat(5) + "]}";
    private static final String DATA = "{\"account\":\"" + "x".repeat(300) + "\"}"; // and what the provider said

    private final DataSource dataSource;
    private final int accounts;
    private final byte[][] sessions;
    private final byte[][] gates;
    private final RandomGenerator random = new SplittableRandom(3);
    private long purgeAfter = 2_000_000_000_000L;

    RawSigningIn(DataSource dataSource, int accounts, String passwordHash) throws SQLException {
        this.dataSource = dataSource;
        this.accounts = accounts;
        this.sessions = new byte[accounts][];
        this.gates = new byte[accounts][];
        for (int i = 0; i < accounts; i++) {
            addAccount(i, passwordHash);
            sessions[i] = newId();
            gates[i] = newId();
            insert(sessions[i], user(i), STATE, DATA);
            insert(gates[i], null, GATE, GATE_DATA);
        }
    }

    private void addAccount(int number, String passwordHash) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("INSERT INTO raw_account VALUES (?, 1, ?, 'user', true, ?)")) {
            statement.setLong(1, number);
            statement.setString(2, user(number));
            statement.setString(3, passwordHash);
            statement.executeUpdate();
        }
    }

    private static String user(int number) {
        return "user-" + number;
    }

    /** As ours are: the time first, so that new rows lie side by side in the index. */
    private byte[] newId() {
        long high = System.currentTimeMillis() << 16 | random.nextInt(1 << 16);
        return ByteBuffer.allocate(16).putLong(high).putLong(random.nextLong()).array();
    }

    /** The session and the account, then the session's next state. */
    Operation renewal(int lane) {
        Turn turn = new Turn(lane);
        return () -> {
            int number = turn.next() % accounts;
            long revision = find(sessions[number]);
            account(BY_NUMBER, (long) number);
            return update(RENEW, sessions[number], revision, STATE, null);
        };
    }

    /** The session and the account. */
    Operation repeat(int lane) {
        Turn turn = new Turn(lane);
        return () -> {
            int number = turn.next() % accounts;
            find(sessions[number]);
            return account(BY_NUMBER, (long) number);
        };
    }

    /** The account, the gate, the sessions; then the gate, and a new session. */
    Operation login(int lane) {
        Turn turn = new Turn(lane);
        return () -> {
            int number = turn.next() % accounts;
            account(BY_NAME, user(number));
            long revision = find(gates[number]);
            list(user(number));
            update(PASS, gates[number], revision, GATE, GATE_DATA);
            return insert(newId(), user(number), STATE, DATA);
        };
    }

    private Object account(String sql, Object key) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, key);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return List.of(row.getLong(1), row.getLong(2), row.getString(3), row.getBoolean(4), row.getString(5));
            }
        }
    }

    private long find(byte[] id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setBytes(1, id);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return columns(row);
            }
        }
    }

    private static long columns(ResultSet row) throws SQLException {
        row.getString(2);
        row.getLong(3);
        row.getBytes(4);
        row.getBytes(5);
        return row.getLong(1);
    }

    private List<Long> list(String user) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(LIST)) {
            statement.setString(1, user);
            try (ResultSet row = statement.executeQuery()) {
                List<Long> revisions = new ArrayList<>();
                while (row.next()) {
                    revisions.add(columns(row));
                }
                return revisions;
            }
        }
    }

    private Integer update(String sql, byte[] id, long revision, byte[] state, @Nullable String data)
            throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = bind(statement, revision + 1, state, data);
            statement.setBytes(index, id);
            statement.setLong(index + 1, revision);
            return statement.executeUpdate();
        }
    }

    private Integer insert(byte[] id, @Nullable String user, byte[] state, String data) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            int index = bind(statement, 1, state, data);
            statement.setBytes(index, id);
            statement.setString(index + 1, user);
            return statement.executeUpdate();
        }
    }

    /** Its bucket moves, as it does whenever a session lives on for longer. */
    private int bind(PreparedStatement statement, long revision, byte[] state, @Nullable String data)
            throws SQLException {
        purgeAfter += HOUR;
        statement.setLong(1, revision);
        statement.setLong(2, purgeAfter / HOUR);
        statement.setLong(3, purgeAfter);
        statement.setBytes(4, state);
        if (data == null) {
            return 5;
        }
        statement.setString(5, data);
        return 6;
    }
}
