/** Keeps sessions and accounts in H2, SQLite, PostgreSQL, MariaDB or MySQL. */
module dev.sessionkit.store.jdbc {
    requires transitive dev.sessionkit.api;
    requires java.sql;
    requires org.slf4j;
    requires static com.google.auto.service;
    requires static com.zaxxer.hikari;
    requires static org.jspecify;

    exports dev.sessionkit.store.jdbc;

    provides dev.sessionkit.spi.Accounts with
            dev.sessionkit.store.jdbc.JdbcAccounts;
    provides dev.sessionkit.spi.SessionStoreAccessor with
            dev.sessionkit.store.jdbc.JdbcSessionStore;
}
