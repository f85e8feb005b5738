package dev.sessionkit.auth;

import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.ComponentContext;
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

    private final SessionsService sessionsService;
    private final AccountService accountService;

    private Authentication(SessionFramework framework, Accounts accounts, ResourceIdentifier resources) {
        SessionRecords records = framework.records();
        PasswordSettings passwords = framework.hostSection(PasswordSettings.class);
        SessionsServiceSettings sessions = framework.hostSection(SessionsServiceSettings.class);
        if (!records.lists()) {
            throw new IllegalStateException("signing in needs a store that lists sessions by user: name one such as"
                    + " JdbcSessionStore in Catena.SessionStore.SessionProvider");
        }
        requireAssurance(records, sessions.terms());
        ComponentContext context = new FrameworkContext(records);
        PasswordHasher hasher = new PasswordHasher(passwords, context);
        ThrottleSettings throttled = framework.hostSection(ThrottleSettings.class);
        this.sessionsService = new PasswordSessionsService(
                records,
                accounts,
                hasher,
                new LoginThrottle(throttled, context),
                TrustedProxies.of(throttled.trustedProxies()),
                sessions,
                resources);
        this.accountService = new PasswordAccountService(records, accounts, hasher, new PasswordRules(passwords));
    }

    private static void requireAssurance(SessionRecords records, RenewalTerms terms) {
        try {
            records.requireAssurance(Optional.of(terms.idleTimeout()), terms.familyLife());
        } catch (IllegalArgumentException tooLong) {
            throw new IllegalStateException(
                    "In SessionsService, ReissueTokenIdleTimeout is the IdleTimeout and FamilyLife the AbsoluteTimeout: "
                            + tooLong.getMessage(),
                    tooLong);
        }
    }

    /**
     * Makes the sections {@code Passwords}, {@code LoginThrottle} and {@code SessionsService} known, and components that keep
     * accounts.
     *
     * @param builder of the framework
     * @return the same builder
     */
    public static SessionFramework.Builder sections(SessionFramework.Builder builder) {
        return builder.service(Accounts.class)
                .hostSection("Passwords", PasswordSettings.class)
                .hostSection("LoginThrottle", ThrottleSettings.class)
                .hostSection("SessionsService", SessionsServiceSettings.class);
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
        return of(framework, accounts, ResourceIdentifier.USUAL);
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
}
