package dev.sessionkit.benchmarks;

import dev.sessionkit.benchmarks.Contender.Part;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Auth 1 and 2: renewing tokens and signing in, accounts and sessions in PostgreSQL. */
final class SigningInRows implements AutoCloseable {

    static final String LOGIN = "login";
    static final String HASH = "Argon2id alone";
    static final List<String> OURS =
            List.of("Sessionkit, SessionsService", "Sessionkit, TokenPairs", "Sessionkit, AuthenticationService");

    static final String FIRST_LOGIN = "login, first";
    static final String NEXT_LOGIN = "login, a second later";

    private static final int ACCOUNTS = 1000;
    private static final int LOGINS = 5; // each takes tens of milliseconds
    private static final int WRITES = 40; // each waits for a disk
    private static final int READS = 200;

    private final Postgres postgres;
    private final RawSigningIn raw;
    private final SessionkitAuth ours;
    private final SpringAuthorization spring;
    private final PasswordHashes hashes = new PasswordHashes();
    private final TokenIssuer tokens = new TokenIssuer(TokenAlgorithm.ES256, IssuedClaims.TOKENS);

    private SigningInRows(Postgres postgres, DataSource dataSource, int accounts, Duration betweenLogins)
            throws IOException, SQLException {
        this.postgres = postgres;
        postgres.execute(RawSigningIn.SCHEMA);
        this.raw = new RawSigningIn(dataSource, accounts, hashes.stored());
        this.ours = SessionkitAuth.open(dataSource, accounts, hashes.stored(), betweenLogins);
        this.spring = new SpringAuthorization(postgres, dataSource);
        postgres.execute("VACUUM ANALYZE");
    }

    static SigningInRows open() throws IOException, SQLException {
        ManyLogins.run();
        Postgres postgres = Postgres.start();
        return new SigningInRows(postgres, postgres.pool(), ACCOUNTS, Duration.ofSeconds(1));
    }

    List<Row> all() {
        return List.of(reissue(), reissueAgain(), refresh(), refreshAgain(), login());
    }

    Row login() {
        return new Row(
                LOGIN,
                List.of(
                        new Contender(HASH, Part.LIMIT, lane -> hashes.ours()),
                        new Contender(
                                "Argon2id, Bouncy Castle", Part.INFORMATION, lane -> PasswordHashes.bouncyCastle()),
                        new Contender("statements alone", Part.INFORMATION, raw::login),
                        new Contender(OURS.get(0), Part.OURS, lane -> ours.create()),
                        new Contender(OURS.get(1), Part.OURS, lane -> ours.pair()),
                        new Contender(OURS.get(2), Part.OURS, lane -> ours.bearer())),
                LOGINS);
    }

    Row reissue() {
        return new Row(
                "reissue",
                List.of(
                        new Contender("SELECT ×2, UPDATE", Part.LIMIT, raw::renewal),
                        new Contender("Sessionkit", Part.OURS, ours::reissue)),
                WRITES);
    }

    Row reissueAgain() {
        return new Row(
                "reissue again",
                List.of(
                        new Contender("SELECT ×2", Part.LIMIT, raw::repeat),
                        new Contender("Sessionkit", Part.OURS, ours::reissueAgain)),
                READS);
    }

    Row refresh() {
        return new Row(
                "refresh",
                List.of(
                        new Contender("SELECT ×2, UPDATE", Part.INFORMATION, raw::renewal),
                        new Contender("... and signatures", Part.LIMIT, lane -> signed(raw.renewal(lane), lane)),
                        new Contender("Sessionkit", Part.OURS, ours::refresh),
                        new Contender("Spring Authorization Server", Part.PEER, spring::refresh)),
                WRITES);
    }

    Row refreshAgain() {
        return new Row(
                "refresh again",
                List.of(
                        new Contender("SELECT ×2", Part.INFORMATION, raw::repeat),
                        new Contender("... and signatures", Part.LIMIT, lane -> signed(raw.repeat(lane), lane)),
                        new Contender("Sessionkit", Part.OURS, ours::refreshAgain)),
                READS);
    }

    /** One token is verified, and two are signed. */
    private Operation signed(Operation statements, int lane) {
        Operation verify = TokenLimits.bouncyCastle(tokens, lane);
        Operation sign = SigningLimits.bouncyCastle(tokens, lane);
        return () -> {
            verify.run();
            statements.run();
            sign.run();
            return sign.run();
        };
    }

    /** What each contender of each row sends to the database, by the names of both. */
    static Map<String, Statements.Count> counts() throws Exception {
        Map<String, Statements.Count> counts = new LinkedHashMap<>();
        count(ACCOUNTS, Duration.ofSeconds(1), rows -> Map.of(FIRST_LOGIN, rows.login()), counts);
        count(1, Duration.ofSeconds(1), rows -> Map.of(NEXT_LOGIN, rows.login()), counts);
        count(
                1,
                Duration.ofHours(1),
                rows -> rows.all().stream().collect(Collectors.toMap(Row::name, row -> row)),
                counts);
        return counts;
    }

    private static void count(
            int accounts,
            Duration betweenLogins,
            Function<SigningInRows, Map<String, Row>> named,
            Map<String, Statements.Count> counts)
            throws Exception {
        Statements statements = new Statements();
        Postgres postgres = Postgres.start();
        try (SigningInRows rows =
                new SigningInRows(postgres, statements.over(postgres.pool()), accounts, betweenLogins)) {
            for (Map.Entry<String, Row> row : named.apply(rows).entrySet()) {
                for (Contender contender : row.getValue().contenders()) {
                    Operation operation = contender.lanes().apply(0);
                    operation.run();
                    counts.put(row.getKey() + "/" + contender.name(), statements.during(operation));
                }
            }
        }
    }

    String version() throws SQLException {
        return postgres.version();
    }

    @Override
    public void close() throws IOException {
        ours.close();
        postgres.close();
    }
}
