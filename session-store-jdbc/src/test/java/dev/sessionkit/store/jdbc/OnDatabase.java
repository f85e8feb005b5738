package dev.sessionkit.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** What the contracts here are about. */
interface OnDatabase {

    /** One for all tests of a class. */
    TestDatabase database();

    /** The URL of another, empty database of the same kind. */
    String newUrl();

    /** Reads a column in the database's own type for times. */
    Instant time(String column, ResultSet row) throws SQLException;
}
