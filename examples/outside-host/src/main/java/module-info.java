/** A host that knows Sessionkit by its published API alone, with a resolver and a store of its own. */
module com.example.outside {
    requires transitive dev.sessionkit.core;
    requires com.zaxxer.hikari; // of JdbcSessionStore, which can do without

    exports com.example.outside; // its records are made by reflection: settings by Sessionkit, session data by Jackson

    provides dev.sessionkit.spi.SessionResolver with
            com.example.outside.TicketResolver;
    provides dev.sessionkit.spi.SessionStoreAccessor with
            com.example.outside.GridSessionStore;
}
