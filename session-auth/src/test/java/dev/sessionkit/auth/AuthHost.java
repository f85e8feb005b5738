package dev.sessionkit.auth;

import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.tck.Answer;
import dev.sessionkit.tck.StoppedClock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A host with accounts and the service of seed 000, and short ways to sign in. */
final class AuthHost implements AutoCloseable {

    static final String PHONE = "0b0f1a52-7a4e-4f0e-9a51-3f7f6ac0b001";
    static final String TABLET = "0b0f1a52-7a4e-4f0e-9a51-3f7f6ac0b002";
    static final Secret PASSWORD = Secret.of("correct horse battery staple");

    final StoppedClock clock = new StoppedClock(RenewalHost.NOON);
    final List<SessionEvent> events = Collections.synchronizedList(new ArrayList<>());
    final SessionFramework framework;
    final SessionsService service;
    final AccountService accounts;
    final SessionManagement management;

    private AuthHost(String store, String more) {
        boolean database = store.startsWith("jdbc:");
        framework = Authentication.sections(SessionFramework.builder())
                .settings("""
                        {"Authentication": {"SessionResolver": "HeaderSessionResolver"},
                         "Catena": {"SessionStore": {"SessionProvider": "%s"}},
                         "PreferredImplementations": {"Accounts": "%s"},
                         "JdbcSessionStore": {"JdbcUrl": "${env:URL}"},
                         "JdbcAccounts": {"SessionStore": "JdbcSessionStore"},
                         "SessionsService": %s}""".formatted(
                        database ? "JdbcSessionStore" : store, database ? "JdbcAccounts" : "MemoryAccounts", more))
                .environment(Map.of("URL", database ? store : "jdbc:h2:mem:unused"))
                .clock(clock)
                .listener(events::add)
                .build();
        Authentication authentication = Authentication.of(framework);
        service = authentication.sessionsService();
        accounts = authentication.accountService();
        management = authentication.sessionManagement();
    }

    static AuthHost inMemory() {
        return inMemory("{}");
    }

    static AuthHost inMemory(String more) {
        return new AuthHost("MemorySessionStore", more);
    }

    static AuthHost on(String store) {
        return new AuthHost(store, "{}");
    }

    static SessionRequest client(String agent) {
        return new SessionRequest() {
            @Override
            public List<String> headers(String name) {
                return name.equalsIgnoreCase("user-agent") ? List.of(agent) : List.of();
            }

            @Override
            public Optional<String> peerAddress() {
                return Optional.of("198.51.100.7");
            }
        };
    }

    SessionGrant signIn(String name, String device, String agent) {
        return service.create(client(agent), name, PASSWORD, device);
    }

    Optional<Session> open(SessionToken token) {
        SessionRequest request = SessionRequest.of(Map.of("x-session-id", List.of(token.reveal())));
        return framework.open(request, new Answer()).session();
    }

    boolean opens(SessionToken token) {
        return open(token).isPresent();
    }

    @Override
    public void close() {
        framework.close();
    }
}
