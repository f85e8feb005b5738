package dev.sessionkit.store.jdbc;

import dev.sessionkit.api.AccountNames;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.ExternalIdentity;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An account as rows: parameters of {@link AccountStatements}, and what their results mean. */
final class AccountRow {

    private AccountRow() {}

    /** Binds all columns, the id last; returns the index of the next parameter. */
    static int bind(Account account, PreparedStatement statement) throws SQLException {
        statement.setLong(1, account.revision());
        statement.setString(2, account.uuid().toString());
        statement.setString(3, account.userName());
        statement.setString(4, AccountNames.canonicalUserName(account.userName()));
        statement.setString(5, account.email().orElse(null));
        statement.setString(6, account.email().map(AccountNames::canonicalEmail).orElse(null));
        statement.setBoolean(7, account.emailVerified());
        statement.setString(8, account.role());
        statement.setBoolean(9, account.enabled());
        statement.setString(10, account.passwordHash().orElse(null));
        statement.setLong(11, account.createdAt().toEpochMilli());
        statement.setLong(12, account.credentialsChangedAt().toEpochMilli());
        statement.setLong(13, account.number());
        return 14;
    }

    /** Binds an identity and whose it is. */
    static void bind(ExternalIdentity identity, Account account, PreparedStatement statement) throws SQLException {
        statement.setString(1, identity.issuer());
        statement.setString(2, identity.subject());
        statement.setLong(3, account.number());
    }

    /**
     * Reads all rows of one account.
     *
     * @throws SessionStoreException where they are no account
     */
    static Optional<Account> read(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        long number = rows.getLong(1);
        try {
            return Optional.of(readAccount(number, rows));
        } catch (IllegalArgumentException | NullPointerException e) { // what a value is made of is checked there
            throw new SessionStoreException("the row of account " + number + " cannot be understood", e);
        }
    }

    private static Account readAccount(long number, ResultSet rows) throws SQLException {
        long revision = rows.getLong(2);
        UUID uuid = UUID.fromString(rows.getString(3));
        String userName = rows.getString(4);
        Optional<String> email = Optional.ofNullable(rows.getString(5));
        boolean emailVerified = rows.getBoolean(6);
        String role = rows.getString(7);
        boolean enabled = rows.getBoolean(8);
        Optional<String> passwordHash = Optional.ofNullable(rows.getString(9));
        Instant createdAt = Instant.ofEpochMilli(rows.getLong(10));
        Instant credentialsChangedAt = Instant.ofEpochMilli(rows.getLong(11));
        AccountDetails details = new AccountDetails(
                uuid,
                userName,
                email,
                emailVerified,
                role,
                enabled,
                passwordHash,
                readIdentities(rows),
                createdAt,
                credentialsChangedAt);
        return new Account(number, revision, details);
    }

    /** Reads the current row and all after it. */
    private static List<ExternalIdentity> readIdentities(ResultSet rows) throws SQLException {
        List<ExternalIdentity> identities = new ArrayList<>();
        do {
            String issuer = rows.getString(12);
            if (issuer != null) {
                identities.add(new ExternalIdentity(issuer, rows.getString(13)));
            }
        } while (rows.next());
        return identities;
    }
}
