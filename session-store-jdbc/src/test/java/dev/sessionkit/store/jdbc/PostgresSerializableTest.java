package dev.sessionkit.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.sessionkit.tck.ExpiredSessionsContract;
import dev.sessionkit.tck.SessionStoreContract;
import dev.sessionkit.tck.UserSessionsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** In a host whose connections are serializable, PostgreSQL takes back writes that meet. */
class PostgresSerializableTest implements SessionStoreContract, UserSessionsContract, ExpiredSessionsContract {

    private static HikariDataSource pool;
    private static JdbcSessionStore store;

    @BeforeAll
    static void open() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(Postgres.newUrl());
        config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
        pool = new HikariDataSource(config);
        store = Stores.on(pool);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Override
    public JdbcSessionStore store() {
        return store;
    }
}
