package dev.sessionkit.store.jdbc;

import com.google.auto.service.AutoService;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.AccountWrite;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Configurable;
import dev.sessionkit.spi.ExternalIdentity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps accounts in H2, SQLite, PostgreSQL, MariaDB or MySQL: one row each of the table {@code sessionkit_account}, and one for
 * each external identity in {@code sessionkit_account_identity}.
 *
 * <p>Each call takes a connection of its own, so it is never part of a transaction of the host's. To look up, by whatever key,
 * is one SELECT; to write is one statement with its condition in it, or a short transaction where identities change too. That
 * names, addresses and identities are unique is the work of unique indexes.
 *
 * <p>Numbers are random, of up to 53 bits: they tell neither how many users there are nor who came first, and JavaScript reads
 * them without loss. Thread-safe.
 */
@AutoService(Accounts.class)
@SuppressWarnings("exports") // AutoService is needed to compile only
public final class JdbcAccounts implements Accounts, Configurable<JdbcAccountsSettings>, AutoCloseable {

    /** What follows the largest number: the integers below it have one form each as a 64-bit floating point number. */
    private static final long END_OF_NUMBERS = 1L << 53;

    /** How often a write is tried whose keys are taken at first, and free when one looks by whom. */
    private static final int ATTEMPTS = 5;

    private @Nullable Database database;
    private @Nullable RandomGenerator random;
    private boolean shared;

    /** For whoever loads components. Accounts can be kept once it is configured. */
    public JdbcAccounts() {}

    /**
     * Connects, and looks at the tables.
     *
     * @param settings which database
     * @param context may hold the host's {@link javax.sql.DataSource}
     * @throws IllegalStateException where the settings, the class path or the tables must be mended; it says how
     * @throws SessionStoreException where the database does not answer
     */
    @Override
    public void configure(JdbcAccountsSettings settings, ComponentContext context) {
        random = context.random();
        if (settings.sessionStore().isPresent()) {
            JdbcSessionStore store = context.component(
                    JdbcSessionStore.class, settings.sessionStore().get());
            database = store.database();
            shared = true;
            database.prepare(Tables.ACCOUNTS, settings.createSchema());
        } else {
            database = Database.open(Tables.ACCOUNTS, settings.connection(), settings.createSchema(), context);
        }
    }

    /** Closes its own connections; those of the host or of a session store stay open. */
    @Override
    public void close() {
        if (database != null && !shared) {
            database.close();
        }
    }

    @Override
    public Optional<Account> find(AccountKey key) {
        Objects.requireNonNull(key, "key");
        return database().read("find", "an account", connection -> {
            try (PreparedStatement statement = prepareFind(key, connection);
                    ResultSet rows = statement.executeQuery()) {
                return AccountRow.read(rows);
            }
        });
    }

    private static PreparedStatement prepareFind(AccountKey key, Connection connection) throws SQLException {
        if (key instanceof AccountKey.Id byNumber) {
            PreparedStatement statement = connection.prepareStatement(AccountStatements.FIND_BY_NUMBER);
            statement.setLong(1, byNumber.number());
            return statement;
        }
        if (key instanceof AccountKey.UserName byName) {
            return prepare(AccountStatements.FIND_BY_USER_NAME, connection, byName.canonical());
        }
        if (key instanceof AccountKey.Email byEmail) {
            return prepare(AccountStatements.FIND_BY_EMAIL, connection, byEmail.canonical());
        }
        ExternalIdentity identity = ((AccountKey.Identity) key).identity();
        return prepare(AccountStatements.FIND_BY_IDENTITY, connection, identity.issuer(), identity.subject());
    }

    private static PreparedStatement prepare(String sql, Connection connection, String... texts) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < texts.length; i++) {
            statement.setString(i + 1, texts[i]);
        }
        return statement;
    }

    @Override
    public AccountWrite create(AccountDetails details, long revision) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Account account = new Account(newNumber(), revision, details);
            if (insert(account) == Written.YES) {
                return new AccountWrite.Done(account);
            }
            Optional<AccountKey> taken = takenKey(account);
            if (taken.isPresent()) {
                return new AccountWrite.Taken(taken.get());
            }
        }
        throw contended("create");
    }

    @Override
    public AccountWrite replace(Account current, Account next) {
        current.requireReplaceableBy(next);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            switch (update(current, next)) {
                case YES -> {
                    return new AccountWrite.Done(next);
                }
                case NO -> {
                    return new AccountWrite.Outdated();
                }
                case KEY_TAKEN -> {
                    Optional<AccountKey> taken = takenKey(next);
                    if (taken.isPresent()) {
                        return new AccountWrite.Taken(taken.get());
                    }
                }
            }
        }
        throw contended("replace");
    }

    @Override
    public boolean delete(Account current) {
        Written written = write("delete", !current.identities().isEmpty(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(AccountStatements.DELETE)) {
                statement.setLong(1, current.number());
                statement.setLong(2, current.revision());
                if (statement.executeUpdate() == 0) {
                    return Written.NO;
                }
            }
            send(AccountStatements.REMOVE_IDENTITY, current.identities(), current, connection);
            return Written.YES;
        });
        return written == Written.YES;
    }

    private Written insert(Account account) {
        return write("create", !account.identities().isEmpty(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(AccountStatements.CREATE)) {
                AccountRow.bind(account, statement);
                statement.executeUpdate();
            }
            send(AccountStatements.ADD_IDENTITY, account.identities(), account, connection);
            return Written.YES;
        });
    }

    /** The revision tells what the stored account was, so also which identities it had. */
    private Written update(Account current, Account next) {
        List<ExternalIdentity> removed = without(next.identities(), current.identities());
        List<ExternalIdentity> added = without(current.identities(), next.identities());
        return write("replace", !removed.isEmpty() || !added.isEmpty(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(AccountStatements.REPLACE)) {
                int index = AccountRow.bind(next, statement);
                statement.setLong(index, current.revision());
                if (statement.executeUpdate() == 0) {
                    return Written.NO;
                }
            }
            send(AccountStatements.REMOVE_IDENTITY, removed, next, connection);
            send(AccountStatements.ADD_IDENTITY, added, next, connection);
            return Written.YES;
        });
    }

    private static List<ExternalIdentity> without(List<ExternalIdentity> some, List<ExternalIdentity> all) {
        return all.stream().filter(identity -> !some.contains(identity)).toList();
    }

    private static void send(String sql, List<ExternalIdentity> identities, Account account, Connection connection)
            throws SQLException {
        for (ExternalIdentity identity : identities) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                AccountRow.bind(identity, account, statement);
                statement.executeUpdate();
            }
        }
    }

    private enum Written {
        YES,
        NO,
        KEY_TAKEN
    }

    /**
     * Writes.
     *
     * @param several whether it is more than one statement, so that they need a transaction
     */
    private Written write(String act, boolean several, Database.Work<Written> work) {
        Database open = database();
        return open.write(act, "an account", connection -> {
            try {
                return several ? Database.inTransaction(connection, work) : Database.again(() -> work.on(connection));
            } catch (SQLException e) {
                if (open.dialect().saysDuplicateKey(e)) {
                    return Written.KEY_TAKEN;
                }
                throw e;
            }
        });
    }

    /** The first key that another account has by now; a number that was, is not told. */
    private Optional<AccountKey> takenKey(Account account) {
        return account.keys().stream()
                .filter(key -> !(key instanceof AccountKey.Id))
                .filter(key -> find(key)
                        .filter(holder -> holder.number() != account.number())
                        .isPresent())
                .findFirst();
    }

    private long newNumber() {
        return Objects.requireNonNull(random, "random").nextLong(1, END_OF_NUMBERS);
    }

    private static SessionStoreException contended(String act) {
        return new SessionStoreException("the database could not " + act + " an account: " + ATTEMPTS
                + " times a key of it was taken, and free again when looked up");
    }

    private Database database() {
        if (database == null) {
            throw new IllegalStateException("JdbcAccounts is used before it is configured");
        }
        return database;
    }
}
