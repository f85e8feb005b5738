/**
 * Sessions in a relational database: {@link dev.sessionkit.store.jdbc.JdbcSessionStore}, one row a session, with its settings
 * in {@link dev.sessionkit.store.jdbc.JdbcSessionStoreSettings}. Accounts too: {@link dev.sessionkit.store.jdbc.JdbcAccounts},
 * with {@link dev.sessionkit.store.jdbc.JdbcAccountsSettings}.
 *
 * <p>{@code schema-h2.sql}, {@code schema-sqlite.sql}, {@code schema-postgresql.sql} and {@code schema-mariadb.sql} beside
 * these classes make the table, by {@code CreateSchema} or as a migration of the host's; {@code schema-accounts-h2.sql} and
 * so on make those of accounts.
 */
package dev.sessionkit.store.jdbc;
