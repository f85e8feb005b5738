package dev.sessionkit.auth;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.core.SessionInfo;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.CredentialUse;
import dev.sessionkit.spi.Login;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The service of seed 000 on the one record: throttle, account and password, gate, session. Thread-safe. */
final class PasswordSessionsService implements SessionsService {

    private static final String METHOD = "PASSWORD";
    private static final int LONGEST_NAME = 254;

    private final SessionRecords records;
    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final LoginThrottle throttle;
    private final TrustedProxies proxies;
    private final Admission admission;
    private final AdmissionRules rules;
    private final Renewals renewals;
    private final ResourceIdentifier resources;

    PasswordSessionsService(
            SessionRecords records,
            Accounts accounts,
            PasswordHasher hasher,
            LoginThrottle throttle,
            TrustedProxies proxies,
            SessionsServiceSettings settings,
            ResourceIdentifier resources) {
        this.records = records;
        this.accounts = accounts;
        this.hasher = hasher;
        this.throttle = throttle;
        this.proxies = proxies;
        this.admission = new Admission(records);
        this.rules = settings.rules();
        this.renewals = new Renewals(records, settings.terms());
        this.resources = resources;
    }

    @Override
    public SessionGrant create(SessionRequest client, String username, Secret password, String deviceUuid) {
        String device = device(deviceUuid);
        requireName(username);
        Optional<AccountKey> name = LoginName.key(username);
        ThrottleVerdict.Allowed allowed =
                allowed(new LoginAttempt(LoginName.forThrottle(username), proxies.clientOf(client), false));
        AccountCheck check = new AccountCheck(accounts, hasher, password, records.random());
        Account account;
        try {
            account = check.check(name).orElseThrow(LoginRefusedException::new);
        } catch (LoginRefusedException wrong) {
            throw wrong; // counts as a failure
        } catch (RuntimeException notJudged) {
            allowed.giveBack();
            throw notJudged;
        }
        allowed.giveBack();
        return begin(client, check, account, device);
    }

    private ThrottleVerdict.Allowed allowed(LoginAttempt attempt) {
        ThrottleVerdict verdict = throttle.judge(attempt);
        if (verdict instanceof ThrottleVerdict.Refused refused) {
            throw new LoginThrottledException(refused.retryAfter());
        }
        return (ThrottleVerdict.Allowed) verdict;
    }

    private SessionGrant begin(SessionRequest client, AccountCheck check, Account account, String device) {
        SessionSecret first = renewals.first();
        String resource = resources.identify(client);
        Login login = login(client, device, resource); // made before anybody gives way, as it may be refused
        Admission.Outcome outcome = admission.admit(new Admission.Login(
                account.id(),
                Optional.of(device),
                Optional.of(resource),
                rules,
                check::stillHolds,
                id -> session(id, check.account(), first, login)));
        if (outcome instanceof Admission.Outcome.LimitReached reached) {
            throw new SessionLimitException(reached.sessions().stream()
                    .sorted(Comparator.comparing(
                                    (SessionRecord session) -> session.state().createdAt())
                            .reversed())
                    .map(SessionInfo::of)
                    .toList());
        }
        if (!(outcome instanceof Admission.Outcome.Admitted admitted)) {
            throw new LoginRefusedException();
        }
        return grant(renewals.pair(admitted.session(), first), check.account());
    }

    private SessionRecord session(SessionId id, Account account, SessionSecret first, Login login) {
        Instant now = login.at();
        SessionState state = renewals.begun(
                SessionState.begin(now, Optional.empty(), Optional.empty(), List.of())
                        .withLogin(login),
                id,
                first,
                now);
        Entity entity = new Entity(
                account.id().value(),
                Map.of(
                        records.roleMetadata(),
                        EntityMetadata.of(account.role()),
                        "name",
                        EntityMetadata.of(account.userName()),
                        "uuid",
                        EntityMetadata.of(account.uuid().toString())));
        SessionData data = records.with(SessionData.empty(), Entity.ACCOUNT, entity);
        return records.first(id, Optional.of(account.id()), state, data);
    }

    private Login login(SessionRequest client, String device, String resource) {
        return new Login(
                records.now(),
                METHOD,
                Optional.of(device),
                Optional.of(resource),
                client.headers("user-agent").stream()
                        .findFirst()
                        .map(agent -> LoginText.cut(agent, Login.LONGEST_AGENT)),
                proxies.clientOf(client).map(address -> LoginText.cut(address.toString(), Login.LONGEST_NAME)));
    }

    @Override
    public SessionGrant reissue(String reissueToken) {
        SessionToken token = SessionToken.parse(reissueToken)
                .orElseThrow(() -> new SessionRequiredException(RejectReason.MALFORMED));
        Owner owner = new Owner();
        RenewalOutcome outcome = renewals.renew(token, owner);
        if (outcome instanceof RenewalOutcome.Refused refused) {
            throw new SessionRequiredException(
                    refused.why().reason(), refused.why().endReason());
        }
        TokenPair pair = ((RenewalOutcome.Renewed) outcome).pair();
        return grant(pair, owner.account.orElseThrow());
    }

    /** Looks up whose session it is; one of an account that is gone, or may no longer sign in, ends. */
    private final class Owner implements Consumer<SessionRecord> {
        private Optional<Account> account = Optional.empty();

        @Override
        public void accept(SessionRecord session) {
            account = session.user()
                    .flatMap(AccountKey::id)
                    .flatMap(accounts::find)
                    .filter(Account::enabled);
            if (account.isEmpty()) {
                records.end(session, AccountService.DISABLED);
                throw new SessionRequiredException(RejectReason.ENDED, Optional.of(AccountService.DISABLED));
            }
        }
    }

    private static SessionGrant grant(TokenPair pair, Account account) {
        return new SessionGrant(
                pair.bearer(),
                pair.renewal(),
                pair.bearerUntil().getEpochSecond(),
                account.number(),
                account.userName(),
                account.uuid().toString());
    }

    @Override
    public boolean destroy(String token) {
        Optional<SessionToken> parsed = SessionToken.parse(token);
        if (parsed.isEmpty()) {
            return false;
        }
        Optional<SessionRecord> session =
                records.find(parsed.get().id()).filter(found -> isGenuine(parsed.get(), found));
        return session.isPresent() && records.end(session.get(), EndReason.LOGOUT);
    }

    private boolean isGenuine(SessionToken token, SessionRecord session) {
        SessionState state = session.state();
        boolean proves = state.credentials().stream()
                .anyMatch(credential -> credential.proves(token.secret(), CredentialUse.BEARER, records.now()));
        return proves || RenewalVerdict.isOfFamily(token.secret(), state);
    }

    private static void requireName(String username) {
        if (username.isEmpty() || username.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a user name has 1 to " + LONGEST_NAME + " characters");
        }
    }

    private static String device(String text) {
        try {
            String canonical = UUID.fromString(text).toString();
            if (canonical.equalsIgnoreCase(text)) {
                return canonical;
            }
        } catch (IllegalArgumentException e) { // says again what was sent
            throw noUuid();
        }
        throw noUuid();
    }

    private static IllegalArgumentException noUuid() {
        return new IllegalArgumentException("the device is not named by a UUID");
    }
}
