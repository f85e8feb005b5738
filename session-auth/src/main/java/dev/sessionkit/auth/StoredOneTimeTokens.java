package dev.sessionkit.auth;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.auth.throttle.TrustedProxies;
import dev.sessionkit.core.Rejection;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.CredentialUse;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One-time tokens as pending records: redeeming one turns its record into the session, by one conditional write behind the user's
 * gate, so of all who try at once one succeeds. Thread-safe.
 */
final class StoredOneTimeTokens implements OneTimeTokens {

    private static final String NAME = "OneTimeTokens";

    private final SessionRecords records;
    private final Accounts accounts;
    private final BearerLogin logins;
    private final TrustedProxies proxies;
    private final Duration life;

    StoredOneTimeTokens(
            SessionRecords records, Accounts accounts, BearerLogin logins, TrustedProxies proxies, Duration life) {
        this.records = records;
        this.accounts = accounts;
        this.logins = logins;
        this.proxies = proxies;
        this.life = life;
    }

    @Override
    public OneTimeToken issue(LoginResult login, Optional<SessionToken> binding) {
        SessionRecord session = login.session().session();
        Instant now = records.now();
        Instant until = now.plus(life);
        SessionSecret secret = SessionSecret.create(records.random());
        SessionState begun = SessionState.begin(
                now,
                Optional.empty(),
                Optional.of(until),
                List.of(new Credential(CredentialUse.ONE_TIME, secret.hash(), Optional.of(until))));
        SessionState state = session.state().login().map(begun::withLogin).orElse(begun);
        SessionData data = records.with(SessionData.empty(), TokenBinding.KEY, TokenBinding.of(session.id(), binding));
        Optional<ProviderLogin> provider = records.get(session.data(), ProviderLogin.PAYLOAD);
        SessionId id = SessionId.create(now, records.random());
        SessionRecord pending = records.first(
                id,
                session.user(),
                state,
                provider.map(from -> records.with(data, ProviderLogin.PAYLOAD, from))
                        .orElse(data));
        if (!records.create(pending)) {
            throw Admission.crowded();
        }
        return new OneTimeToken(new SessionToken(id, secret), until);
    }

    @Override
    public LoginResult redeem(LoginClient client, String token, List<String> bindings) {
        SessionToken presented = SessionToken.parse(token).orElseThrow(() -> refused(RejectReason.MALFORMED));
        if (Prefetches.isOne(client.request())) {
            throw refused(RejectReason.REFUSED);
        }
        SessionRecord pending = pending(client, presented);
        TokenBinding bound = records.get(pending.data(), TokenBinding.KEY)
                .filter(kept -> kept.holds(client.current(), BrowserBindings.of(bindings)))
                .orElseThrow(() -> told(client, presented, RejectReason.REFUSED));
        SessionId made = bound.madeSession().orElseThrow(() -> refused(RejectReason.REFUSED));
        requireLive(made);
        return logins.redeem(client, owner(pending), pending, made);
    }

    private SessionRecord pending(LoginClient client, SessionToken presented) {
        SessionRecord found = records.find(presented.id())
                .filter(record -> isOf(presented.secret(), record.state()))
                .orElseThrow(() -> told(client, presented, RejectReason.UNKNOWN));
        Optional<Rejection> over = records.over(found.state(), records.now());
        if (over.isPresent()) {
            throw new SessionRequiredException(over.get().reason(), over.get().endReason());
        }
        return found;
    }

    private static boolean isOf(SessionSecret secret, SessionState state) {
        return state.credentials().stream()
                .anyMatch(credential -> credential.use() == CredentialUse.ONE_TIME
                        && credential.hash().matches(secret));
    }

    /** Whoever has signed out, or was kicked, has no use for a token that was given with that session. */
    private void requireLive(SessionId made) {
        Optional<SessionRecord> session = records.find(made);
        if (session.isEmpty()
                || records.over(session.get().state(), records.now()).isPresent()) {
            throw refused(RejectReason.ENDED);
        }
    }

    private ProvenAccount owner(SessionRecord pending) {
        Account account = pending.user()
                .flatMap(AccountKey::id)
                .flatMap(accounts::find)
                .filter(Account::enabled)
                .orElseThrow(LoginRefusedException::new);
        ProviderLogin login =
                records.get(pending.data(), ProviderLogin.PAYLOAD).orElseGet(() -> ProviderLogin.own(NAME));
        return new LinkedAccount(accounts, account, login, now -> true);
    }

    private SessionRequiredException told(LoginClient client, SessionToken presented, RejectReason reason) {
        records.tell(new SessionEvent.Rejected(
                reason,
                Optional.of(presented.id()),
                NAME,
                RenewalClient.of(client.request(), proxies).address(),
                records.now()));
        return refused(reason);
    }

    private static SessionRequiredException refused(RejectReason reason) {
        return new SessionRequiredException(reason);
    }
}
