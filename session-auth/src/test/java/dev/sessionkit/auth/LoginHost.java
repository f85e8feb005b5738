package dev.sessionkit.auth;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.UserId;
import dev.sessionkit.auth.password.PasswordHasher;
import dev.sessionkit.auth.password.PasswordSettings;
import dev.sessionkit.auth.throttle.TrustedProxies;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.Ending;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import dev.sessionkit.spi.SessionStore;
import dev.sessionkit.spi.SessionStoreAccessor;
import dev.sessionkit.tck.Answer;
import dev.sessionkit.tck.StoppedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A host whose users sign in by whatever proof, and short ways to do so. */
final class LoginHost implements AutoCloseable {

    static final Secret PASSWORD = AuthHost.PASSWORD;
    static final int TRIES_PER_ADDRESS = 20;
    private static final String PROVIDERS = "'Providers': ['PASSWORD', 'TICKET']";

    final StoppedClock clock = new StoppedClock(RenewalHost.NOON);
    final List<SessionEvent> events = Collections.synchronizedList(new ArrayList<>());
    final SessionFramework framework;
    final SessionRecords records;
    final Accounts accounts;
    final AccountService accountService;
    final AuthenticationService logins;
    final OneTimeTokens tokens;
    final SessionManagement management;
    private final LoginSettings settings;

    private LoginHost(String store, String login, String sessions) {
        boolean database = store.startsWith("jdbc:");
        framework = Authentication.sections(SessionFramework.builder())
                .component(TicketLogin.class)
                .settings("""
                        {"Authentication": {"SessionResolver": "HeaderSessionResolver"},
                         "Catena": {"SessionStore": {"SessionProvider": "%s"}},
                         "PreferredImplementations": {"Accounts": "%s"},
                         "JdbcSessionStore": {"JdbcUrl": "${env:URL}"},
                         "JdbcAccounts": {"SessionStore": "JdbcSessionStore"},
                         "LoginThrottle": {"TriesPerAccount": 8, "TriesPerAddress": %d},
                         "Sessions": {%s},
                         "Login": {%s}}""".formatted(
                                database ? "JdbcSessionStore" : store,
                                database ? "JdbcAccounts" : "MemoryAccounts",
                                TRIES_PER_ADDRESS,
                                sessions,
                                login.contains("Providers") ? login : PROVIDERS + login)
                        .replace('\'', '"'))
                .environment(Map.of("URL", database ? store : "jdbc:h2:mem:unused"))
                .clock(clock)
                .listener(events::add)
                .build();
        records = framework.records();
        accounts = framework.component(Accounts.class);
        settings = framework.hostSection(LoginSettings.class);
        Authentication authentication = Authentication.of(framework);
        accountService = authentication.accountService();
        logins = authentication.authenticationService();
        tokens = authentication.oneTimeTokens();
        management = authentication.sessionManagement();
    }

    static LoginHost inMemory() {
        return new LoginHost("MemorySessionStore", "", "");
    }

    /** With these in the section {@code Login}; quotes may be single. */
    static LoginHost inMemory(String login) {
        return on("MemorySessionStore", login);
    }

    /** With these in the sections {@code Login} and {@code Sessions}. */
    static LoginHost inMemory(String login, String sessions) {
        return new LoginHost("MemorySessionStore", more(login), sessions);
    }

    static LoginHost on(String store, String login) {
        return new LoginHost(store, more(login), "");
    }

    private static String more(String login) {
        return login.isEmpty() || login.contains("Providers") ? login : ", " + login;
    }

    /** The store itself, as another node writes to it. */
    SessionStore store() {
        return (SessionStore) framework.component(SessionStoreAccessor.class, "MemorySessionStore");
    }

    /** What another node would put in the place of a session that it ends. */
    SessionRecord tombstone(SessionId id) {
        SessionRecord live = records.find(id).orElseThrow();
        return records.next(live, live.state().ended(new Ending(EndReason.KICKED, records.now())), SessionData.empty());
    }

    Account register(String name) {
        return accountService.register(name, Optional.empty(), PASSWORD);
    }

    /** By a ticket, which costs no hash. */
    LoginResult signIn(String ticket) {
        return logins.login(client(), TicketLogin.NAME, Secret.of(ticket));
    }

    LoginResult signInWithPassword(String name) {
        return logins.loginWithPassword(client(), name, PASSWORD);
    }

    static LoginClient client() {
        return LoginClient.of(ClientRequest.anywhere());
    }

    /** What a login at another system leaves in a browser. */
    SessionToken browserToken() {
        return new SessionToken(
                SessionId.create(records.now(), records.random()), SessionSecret.create(records.random()));
    }

    SessionContext request(SessionToken token) {
        return framework.open(ClientRequest.anywhere().with(token), new Answer());
    }

    SessionContext request(LoginResult login) {
        return request(token(login));
    }

    static SessionToken token(LoginResult login) {
        return login.session().token().orElseThrow();
    }

    static SessionId id(LoginResult login) {
        return login.session().session().id();
    }

    Optional<Session> open(LoginResult login) {
        return request(login).session();
    }

    boolean opens(LoginResult login) {
        return open(login).isPresent();
    }

    SessionState state(SessionId id) {
        return records.find(id).orElseThrow().state();
    }

    String ended(SessionId id) {
        return state(id).ending().map(ending -> ending.reason().code()).orElse("lives");
    }

    Account account(String subject) {
        return accounts.find(new AccountKey.Identity(TicketLogin.identity(subject)))
                .orElseThrow();
    }

    /** What could be used, or redeemed, by somebody. */
    List<SessionRecord> alive(UserId user) {
        return records.findByUser(user).stream()
                .filter(session -> records.over(session.state(), records.now()).isEmpty())
                .toList();
    }

    List<SessionId> live(UserId user) {
        return alive(user).stream()
                .filter(session -> !session.state().isPending())
                .map(SessionRecord::id)
                .toList();
    }

    /** The same one-time tokens, as a node with those records sees them. */
    OneTimeTokens tokensOver(SessionRecords others) {
        return new StoredOneTimeTokens(others, accounts, bearer(others), TrustedProxies.of(List.of()), life());
    }

    /** The same logins by ticket, as a node with those records sees them. */
    LoginResult signInOver(SessionRecords others, LoginClient client, String ticket) {
        ExternalProver prover = new ExternalProver(
                TicketLogin.NAME,
                new TicketLogin(),
                new ExternalAccounts(others, accounts, true),
                new LoginEvents(others, TrustedProxies.of(List.of())));
        return bearer(others).begin(client, prover.prove(client, Secret.of(ticket)));
    }

    /** The same logins by password, as a node with those records sees them. */
    LoginResult signInWithPasswordOver(SessionRecords others, String name) {
        PasswordHasher hasher =
                new PasswordHasher(framework.hostSection(PasswordSettings.class), new FrameworkContext(records));
        AccountCheck check = new AccountCheck(accounts, hasher, PASSWORD, records.random());
        if (check.check(LoginName.key(name)).isEmpty()) {
            throw new AssertionError("the password is right");
        }
        return bearer(others).begin(client(), check);
    }

    private BearerLogin bearer(SessionRecords others) {
        SignIn signIn = new SignIn(others, TrustedProxies.of(List.of()), new UsualResourceIdentifier());
        return new BearerLogin(others, signIn, settings.rules());
    }

    private Duration life() {
        return settings.oneTimeTokenLife();
    }

    @Override
    public void close() {
        framework.close();
    }
}
