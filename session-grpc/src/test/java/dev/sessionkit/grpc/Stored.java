package dev.sessionkit.grpc;

import java.util.UUID;

/** Where a node keeps its sessions and accounts. */
enum Stored {
    /** In memory, where a test can break it. */
    SWITCHABLE {
        @Override
        String settings() {
            return """
                    "Catena": {"SessionStore": {"SessionProvider": "Switchable"}},
                    "PreferredImplementations": {"Accounts": "MemoryAccounts"},""";
        }
    },
    /** In a database. */
    H2 {
        @Override
        String settings() {
            return """
                    "Catena": {"SessionStore": {"SessionProvider": "JdbcSessionStore"}},
                    "PreferredImplementations": {"Accounts": "JdbcAccounts"},
                    "JdbcSessionStore": {"JdbcUrl": "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1", "CreateSchema": true},
                    "JdbcAccounts": {"SessionStore": "JdbcSessionStore", "CreateSchema": true},""".formatted(UUID.randomUUID());
        }
    };

    abstract String settings();
}
