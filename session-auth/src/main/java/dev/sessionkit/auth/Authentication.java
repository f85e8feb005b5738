package dev.sessionkit.auth;

import dev.sessionkit.auth.jwt.AccessTokenResolver;
import dev.sessionkit.auth.oidc.IdentityProviders;
import dev.sessionkit.auth.oidc.IdentityProvidersSettings;
import dev.sessionkit.auth.password.PasswordHasher;
import dev.sessionkit.auth.password.PasswordRules;
import dev.sessionkit.auth.password.PasswordSettings;
import dev.sessionkit.auth.throttle.LoginThrottle;
import dev.sessionkit.auth.throttle.ThrottleSettings;
import dev.sessionkit.auth.throttle.TrustedProxies;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.ComponentContext;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The entry point of signing in: one per host, beside its framework. Thread-safe.
 *
 * <pre>{@code
 * SessionFramework framework = Authentication.sections(SessionFramework.builder()).settings(file).build();
 * Authentication authentication = Authentication.of(framework);
 * SessionGrant grant = authentication.sessionsService().create(request, name, password, deviceUuid);
 * }</pre>
 *
 * <p>Accounts are kept by the component of type {@link Accounts} that {@code PreferredImplementations.Accounts} names, such as
 * {@code JdbcAccounts}.
 */
public final class Authentication {

    private static final Duration USUALLY_FRESH = Duration.ofMinutes(15);

    private final SessionsService sessionsService;
    private final AccountService accountService;
    private final AuthenticationService authenticationService;
    private final OneTimeTokens oneTimeTokens;
    private final SessionManagement sessionManagement;
    private final SocialLogin socialLogin;
    private final Optional<TokenPairService> tokenPairs;

    private Authentication(SessionFramework framework, Accounts accounts, ResourceIdentifier resources) {
        SessionRecords records = framework.records();
        if (!records.lists()) {
            throw new IllegalStateException("signing in needs a store that lists sessions by user: name one such as"
                    + " JdbcSessionStore in Catena.SessionStore.SessionProvider");
        }
        PasswordSettings passwords = framework.hostSection(PasswordSettings.class);
        LoginSettings logins = framework.hostSection(LoginSettings.class);
        SessionsServiceSettings sessions = framework.hostSection(SessionsServiceSettings.class);
        ThrottleSettings throttled = framework.hostSection(ThrottleSettings.class);
        requireAssurance(records, sessions.terms());

        ComponentContext context = new FrameworkContext(records);
        PasswordHasher hasher = new PasswordHasher(passwords, context);
        TrustedProxies proxies = TrustedProxies.of(throttled.trustedProxies());
        LoginThrottle throttle = new LoginThrottle(throttled, context);
        LoginEvents events = new LoginEvents(records, proxies);
        PasswordLogin password = new PasswordLogin(
                accounts, hasher, throttle, proxies, new KnownClients(records, accounts), events, records.random());
        SignIn signIn = new SignIn(records, proxies, resources);
        BearerLogin bearer = new BearerLogin(records, signIn, logins.rules());
        ExternalAccounts external = new ExternalAccounts(records, accounts, logins.createAccounts());

        this.accountService =
                new PasswordAccountService(records, accounts, hasher, new PasswordRules(passwords), throttle);
        AddressLimit limit = new AddressLimit(proxies, throttle);
        Registration registration = new Registration(accounts, accountService, limit);
        this.sessionsService = new PasswordSessionsService(
                records,
                accounts,
                password,
                signIn,
                sessions.rules(logins.rules()),
                new Renewals(records, sessions.terms()),
                proxies);
        this.oneTimeTokens = new StoredOneTimeTokens(records, accounts, bearer, proxies, logins.oneTimeTokenLife());
        SocialLogins social = new SocialLogins(
                records,
                accounts,
                identityProviders(framework, context),
                new PendingLogins(records, logins.socialLoginLife()),
                external,
                bearer,
                oneTimeTokens,
                limit,
                events,
                logins.freshFor().orElse(USUALLY_FRESH));
        this.socialLogin = social;
        LoginProofs proofs = new Provers(framework, password, external, social, events).of(logins);
        this.authenticationService = new ProviderLogins(proofs, password, registration, bearer);
        this.sessionManagement =
                new StoredSessionManagement(records, framework.sessions(), framework.registry(), logins.freshFor());
        TokenPairsSettings pairs = framework.hostSection(TokenPairsSettings.class);
        this.tokenPairs = pairs.resolver().map(resolver -> {
            requireAssurance(records, pairs.terms());
            return new JwtPairService(
                    records,
                    accounts,
                    registration,
                    password,
                    proofs,
                    signIn,
                    logins.rules(),
                    proxies,
                    pairs,
                    framework.component(AccessTokenResolver.class, resolver).issuer());
        });
    }

    private static IdentityProviders identityProviders(SessionFramework framework, ComponentContext context) {
        IdentityProviders providers =
                new IdentityProviders(framework.hostSection(IdentityProvidersSettings.class), context);
        framework.attach(providers);
        return providers;
    }

    private static void requireAssurance(SessionRecords records, RenewalTerms terms) {
        try {
            records.requireAssurance(Optional.of(terms.idleTimeout()), terms.familyLife());
        } catch (IllegalArgumentException tooLong) {
            throw new IllegalStateException(
                    "In " + terms.name() + ", " + terms.idleSetting()
                            + " is the IdleTimeout and FamilyLife the AbsoluteTimeout: " + tooLong.getMessage(),
                    tooLong);
        }
    }

    /**
     * Makes the sections {@code Login}, {@code Passwords}, {@code LoginThrottle}, {@code SessionsService}, {@code TokenPairs} and
     * {@code IdentityProviders} known, components that keep accounts, that prove who somebody is, and that tell clients' products apart.
     *
     * @param builder of the framework
     * @return the same builder
     */
    public static SessionFramework.Builder sections(SessionFramework.Builder builder) {
        return builder.service(Accounts.class)
                .service(LoginProvider.class)
                .service(ResourceIdentifier.class)
                .hostSection("Login", LoginSettings.class)
                .hostSection("Passwords", PasswordSettings.class)
                .hostSection("LoginThrottle", ThrottleSettings.class)
                .hostSection("SessionsService", SessionsServiceSettings.class)
                .hostSection("TokenPairs", TokenPairsSettings.class)
                .hostSection("IdentityProviders", IdentityProvidersSettings.class);
    }

    /**
     * Signing in by the accounts that the settings name.
     *
     * @param framework made with {@link #sections}
     * @return ready for use
     * @throws dev.sessionkit.core.StartupException where nobody keeps accounts, or several could
     * @throws IllegalStateException where the store cannot list sessions by user, or tokens live longer than
     *     {@code Sessions.AssuranceLevel} allows
     */
    public static Authentication of(SessionFramework framework) {
        return of(framework, framework.component(Accounts.class));
    }

    /**
     * Signing in by the host's own accounts.
     *
     * @param framework made with {@link #sections}
     * @param accounts of the host
     * @return ready for use
     * @throws IllegalStateException where the store cannot list sessions by user, or tokens live longer than
     *     {@code Sessions.AssuranceLevel} allows
     */
    public static Authentication of(SessionFramework framework, Accounts accounts) {
        return of(framework, accounts, framework.component(ResourceIdentifier.class));
    }

    /**
     * Signing in by the host's own accounts and products.
     *
     * @param framework made with {@link #sections}
     * @param accounts of the host
     * @param resources tells which product a client is
     * @return ready for use
     * @throws IllegalStateException where the store cannot list sessions by user, or tokens live longer than
     *     {@code Sessions.AssuranceLevel} allows
     */
    public static Authentication of(SessionFramework framework, Accounts accounts, ResourceIdentifier resources) {
        return new Authentication(
                framework,
                Objects.requireNonNull(accounts, "accounts"),
                Objects.requireNonNull(resources, "resources"));
    }

    /**
     * The service of seed 000.
     *
     * @return always the same object
     */
    public SessionsService sessionsService() {
        return sessionsService;
    }

    /**
     * Accounts with passwords.
     *
     * @return always the same object
     */
    public AccountService accountService() {
        return accountService;
    }

    /**
     * Logins by whatever proof, for sessions of the framework's settings.
     *
     * @return always the same object
     */
    public AuthenticationService authenticationService() {
        return authenticationService;
    }

    /**
     * One-time tokens of logins at another system.
     *
     * @return always the same object
     */
    public OneTimeTokens oneTimeTokens() {
        return oneTimeTokens;
    }

    /**
     * A user's sessions in the user's own hands.
     *
     * @return always the same object
     */
    public SessionManagement sessionManagement() {
        return sessionManagement;
    }

    /**
     * Logins at other systems.
     *
     * @return always the same object
     */
    public SocialLogin socialLogin() {
        return socialLogin;
    }

    /**
     * Whether there is {@link #tokenPairs()}.
     *
     * @return whether {@code TokenPairs.Resolver} is set
     */
    public boolean issuesTokenPairs() {
        return tokenPairs.isPresent();
    }

    /**
     * The service of seed 003.
     *
     * @return always the same object
     * @throws IllegalStateException where {@code TokenPairs.Resolver} names no resolver whose tokens it could issue
     */
    public TokenPairService tokenPairs() {
        return tokenPairs.orElseThrow(() -> new IllegalStateException(
                "there are no token pairs: name the AccessTokenResolver in TokenPairs.Resolver"));
    }
}
