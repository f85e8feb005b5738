package dev.sessionkit.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.auth.jwt.AccessTokenResolver;
import dev.sessionkit.auth.jwt.TokenIssuer;
import dev.sessionkit.core.Rejection;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.AccountWrite;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.tck.Answer;
import dev.sessionkit.tck.StoppedClock;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A host of seed 003 on some store, and short ways to use it. */
final class PairHost implements AutoCloseable {

    static final String ISSUER = "https://party.example.com";
    static final String RESOLVER = "AccessTokenResolver";
    static final Secret PASSWORD = AuthHost.PASSWORD;
    static final Map<String, String> FIRST_KEY = key("first");

    final StoppedClock clock;
    final List<SessionEvent> events = Collections.synchronizedList(new ArrayList<>());
    final SessionFramework framework;
    final Authentication authentication;
    final TokenPairService pairs;
    final AccountService accounts;
    final TokenIssuer issuer;

    private PairHost(String store, Optional<DataSource> source, StoppedClock clock, Map<String, Map<String, ?>> more) {
        this.clock = clock;
        boolean database = source.isPresent() || store.startsWith("jdbc:");
        Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
        put(sections, "Authentication", Map.of("SessionResolver", List.of(RESOLVER)));
        put(
                sections,
                "Catena",
                Map.of("SessionStore", Map.of("SessionProvider", database ? "JdbcSessionStore" : store)));
        put(sections, "PreferredImplementations", Map.of("Accounts", database ? "JdbcAccounts" : "MemoryAccounts"));
        put(
                sections,
                "JdbcSessionStore",
                source.isPresent() ? Map.of() : Map.of("JdbcUrl", database ? store : "jdbc:h2:mem:unused"));
        put(sections, "JdbcAccounts", Map.of("SessionStore", "JdbcSessionStore"));
        put(sections, RESOLVER, Map.of("Issuer", ISSUER, "Leeway", "PT0S", "Keys", List.of(FIRST_KEY)));
        put(sections, "TokenPairs", Map.of("Resolver", RESOLVER));
        more.forEach((name, section) -> put(sections, name, section));
        SessionFramework.Builder builder = Authentication.sections(SessionFramework.builder());
        source.ifPresent(given -> builder.hostObject(DataSource.class, given));
        framework = builder.settings(JsonMapper.shared().writeValueAsString(sections))
                .environment(Map.of())
                .clock(clock)
                .listener(events::add)
                .build();
        try {
            authentication = Authentication.of(framework);
            pairs = authentication.tokenPairs();
            accounts = authentication.accountService();
            issuer = framework.component(AccessTokenResolver.class, RESOLVER).issuer();
        } catch (RuntimeException refused) {
            framework.close();
            throw refused;
        }
    }

    private static void put(Map<String, Map<String, Object>> sections, String name, Map<String, ?> section) {
        sections.computeIfAbsent(name, none -> new LinkedHashMap<>()).putAll(section);
    }

    static PairHost inMemory() {
        return with(Map.of());
    }

    /** In memory, with {@code more} in each section. */
    static PairHost with(Map<String, Map<String, ?>> more) {
        return node("MemorySessionStore", new StoppedClock(RenewalHost.NOON), more);
    }

    static PairHost with(String section, Map<String, ?> more) {
        return with(Map.of(section, more));
    }

    static PairHost on(String store) {
        return node(store, new StoppedClock(RenewalHost.NOON), Map.of());
    }

    /** One of several on one store. */
    static PairHost node(String store, StoppedClock clock, Map<String, Map<String, ?>> more) {
        return new PairHost(store, Optional.empty(), clock, more);
    }

    /** On a database of the test's own. */
    static PairHost over(WatchedSource source, StoppedClock clock, Map<String, Map<String, ?>> more) {
        return new PairHost("", Optional.of(source.dataSource()), clock, more);
    }

    /** A new key of ES256, as settings have it. */
    static Map<String, String> key(String id) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            String pem = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(key);
            return Map.of("Id", id, "Pem", "-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n");
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static LoginClient client() {
        return LoginClient.of(request());
    }

    static SessionRequest request() {
        return AuthHost.client("app/1.0");
    }

    TokenPairGrant register(String name) {
        return pairs.register(client(), name, Optional.empty(), PASSWORD);
    }

    TokenPairGrant login(String name) {
        return pairs.login(client(), name, PASSWORD);
    }

    TokenPairGrant refresh(TokenPairGrant grant) {
        return pairs.refresh(request(), grant.refreshToken().reveal());
    }

    /** Why a refresh token is refused. */
    SessionRequiredException refusal(String refreshToken) {
        SessionRequiredException refused = Assertions.catchThrowableOfType(
                SessionRequiredException.class, () -> pairs.refresh(request(), refreshToken));
        Assertions.assertThat(refused).as("refused").isNotNull();
        return refused;
    }

    SessionRequiredException refusal(TokenPairGrant grant) {
        return refusal(grant.refreshToken().reveal());
    }

    SessionContext open(TokenPairGrant grant) {
        SessionRequest request = SessionRequest.of(
                Map.of("Authorization", List.of("Bearer " + grant.accessToken().reveal())));
        return framework.open(request, new Answer());
    }

    boolean opens(TokenPairGrant grant) {
        return open(grant).session().isPresent();
    }

    /** Why an access token opens nothing. */
    Optional<RejectReason> rejection(TokenPairGrant grant) {
        return open(grant).rejection().map(Rejection::reason);
    }

    Optional<SessionRecord> record(SessionId id) {
        return framework.records().find(id);
    }

    /** Changes an account as a host with a user table of its own does: beside {@link AccountService}. */
    Account changeBeside(Account account, UnaryOperator<AccountDetails> change) {
        Accounts kept = framework.component(Accounts.class);
        Account next = account.with(change.apply(account.details()), account.revision() + 1);
        Assertions.assertThat(kept.replace(account, next)).isInstanceOf(AccountWrite.Done.class);
        return next;
    }

    /** What a JWT says, unverified. */
    static JsonNode claims(Secret token) {
        return part(token, 1);
    }

    static JsonNode header(Secret token) {
        return part(token, 0);
    }

    private static JsonNode part(Secret token, int index) {
        return JsonMapper.shared()
                .readTree(Base64.getUrlDecoder().decode(token.reveal().split("\\.")[index]));
    }

    @Override
    public void close() {
        framework.close();
    }
}
