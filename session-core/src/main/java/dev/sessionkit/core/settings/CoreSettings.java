package dev.sessionkit.core.settings;

import dev.sessionkit.spi.Setting;
import java.util.Map;

/** Core's own sections of the document, in one place. Beside them stand the components' and the host's. */
record CoreSettings(
        @Setting("How clients carry their sessions.") AuthenticationSettings authentication,
        @Setting("Where sessions are kept.") CatenaSettings catena,

        @Setting(
                "The component to take for an interface where no other setting names one: interface to component, such as"
                        + " \"SessionStoreAccessor\": \"JdbcSessionStore\". A leading ! makes it the only one that is ever made.")
        Map<String, String> preferredImplementations,

        @Setting("How long sessions live, and what becomes of their data.")
        SessionsSettings sessions) {}
