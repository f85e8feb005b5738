package dev.sessionkit.store.jdbc;

import dev.sessionkit.tck.ExpiredSessionsContract;
import dev.sessionkit.tck.SessionStoreContract;
import dev.sessionkit.tck.UserSessionsContract;

/** All that must hold on every database: the kit's rules, and this store's own. */
interface DatabaseContract
        extends SessionStoreContract,
                UserSessionsContract,
                ExpiredSessionsContract,
                StatementsContract,
                ConnectionsContract,
                FrameworkContract,
                RenewedSecretsContract,
                RowContract,
                SchemaContract,
                RecipesContract {

    @Override
    default JdbcSessionStore store() {
        return database().store();
    }
}
