/**
 * Sessions in a relational database: {@link dev.sessionkit.store.jdbc.JdbcSessionStore}, one row a session, with its settings
 * in {@link dev.sessionkit.store.jdbc.JdbcSessionStoreSettings}.
 *
 * <p>{@code schema-h2.sql}, {@code schema-sqlite.sql}, {@code schema-postgresql.sql} and {@code schema-mariadb.sql} beside
 * these classes make the table, by {@code CreateSchema} or as a migration of the host's.
 */
package dev.sessionkit.store.jdbc;
