package dev.sessionkit.auth;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.ComponentName;
import dev.sessionkit.spi.ExternalIdentity;
import dev.sessionkit.spi.Secret;
import java.util.Map;
import java.util.Optional;

/**
 * A provider of the host. A ticket is {@code subject}, or {@code subject/name/e-mail/verified}; some words are answered as a
 * provider in trouble would.
 */
@ComponentName("TICKET")
public final class TicketLogin implements LoginProvider {

    static final String NAME = "TICKET";
    static final String ISSUER = "https://games.example";

    /** For whoever loads components. */
    public TicketLogin() {}

    static ExternalIdentity identity(String subject) {
        return new ExternalIdentity(ISSUER, subject);
    }

    @Override
    @SuppressWarnings("NullAway") // a mistake of a host's provider
    public Optional<ExternalLogin> authenticate(SessionRequest client, Secret payload) {
        return switch (payload.reveal()) {
            case "no" -> Optional.empty();
            case "throws" -> throw new IllegalStateException("a mistake");
            case "down" -> throw new SessionStoreException("the game platform does not answer");
            case "null" -> null;
            default -> Optional.of(login(payload.reveal().split("/", -1)));
        };
    }

    private static ExternalLogin login(String[] ticket) {
        boolean brief = ticket.length < 4;
        return new ExternalLogin(
                identity(ticket[0]),
                brief ? Optional.empty() : Optional.of(ticket[1]),
                brief ? Optional.empty() : Optional.of(ticket[2]),
                !brief && ticket[3].equals("verified"),
                Optional.of("session-of-" + ticket[0]),
                Map.of("level", "7"));
    }
}
