package dev.sessionkit.store.jdbc;

import java.util.Locale;

/** Tables that belong together, and how they come to be. Immutable. */
enum Tables {
    SESSIONS(
            "sessions",
            "sessionkit_session",
            Dialect.CHECK_TABLE,
            "schema-",
            "\"JdbcUrl\": \"jdbc:h2:file:./sessions\""),
    ACCOUNTS(
            "accounts",
            "sessionkit_account",
            AccountStatements.CHECK_TABLES,
            "schema-accounts-",
            "\"SessionStore\": \"JdbcSessionStore\"");

    /** What is kept in them. */
    final String content;

    /** The table that is there if they all are. */
    final String first;

    /** Fails unless they are as this release needs them. */
    final String check;

    /** Settings that name a database. */
    final String example;

    private final String prefix;

    Tables(String content, String first, String check, String prefix, String example) {
        this.content = content;
        this.first = first;
        this.check = check;
        this.prefix = prefix;
        this.example = example;
    }

    /** The resource, beside this class, that makes them. */
    String script(Dialect dialect) {
        return prefix + dialect.name().toLowerCase(Locale.ROOT) + ".sql";
    }
}
