package dev.sessionkit.auth;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.auth.jwt.TokenIssuer;
import dev.sessionkit.auth.throttle.TrustedProxies;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.SessionRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service of seed 003 on the one record: the same renewal as everywhere, in other clothes. Thread-safe. */
final class JwtPairService implements TokenPairService {

    private final SessionRecords records;
    private final Accounts accounts;
    private final Registration registration;
    private final PasswordLogin passwords;
    private final LoginProofs proofs;
    private final SignIn signIn;
    private final AdmissionRules rules;
    private final TrustedProxies proxies;
    private final TokenPairsSettings settings;
    private final TokenIssuer issuer;
    private final Renewals renewals;
    private final PairGrants grants;
    private final PairTokens tokens;

    JwtPairService(
            SessionRecords records,
            Accounts accounts,
            Registration registration,
            PasswordLogin passwords,
            LoginProofs proofs,
            SignIn signIn,
            AdmissionRules rules,
            TrustedProxies proxies,
            TokenPairsSettings settings,
            TokenIssuer issuer) {
        this.records = records;
        this.accounts = accounts;
        this.registration = registration;
        this.passwords = passwords;
        this.proofs = proofs;
        this.signIn = signIn;
        this.rules = rules;
        this.proxies = proxies;
        this.settings = settings;
        this.issuer = issuer;
        this.renewals = new Renewals(records, settings.terms());
        this.grants = new PairGrants(issuer, settings.accessTokenLife());
        this.tokens = new PairTokens(records, issuer);
    }

    @Override
    public TokenPairGrant register(LoginClient client, String userName, Optional<String> email, Secret password) {
        return begin(client, registration.register(client, userName, email, password));
    }

    @Override
    public TokenPairGrant login(LoginClient client, String name, Secret password) {
        return begin(client, passwords.prove(client, client.held().flatMap(issuer::renewal), name, password));
    }

    @Override
    public TokenPairGrant loginBy(LoginClient client, String provider, Secret payload) {
        return begin(client, proofs.prove(client, provider, payload));
    }

    private TokenPairGrant begin(LoginClient client, ProvenAccount who) {
        SessionSecret first = renewals.first();
        SessionRecord session = signIn.begin(
                client,
                who,
                rules,
                (id, login) -> renewals.begun(id, first, login).withVouchers(List.of(issuer.voucher())));
        return grants.of(renewals.pair(session, first), who.account());
    }

    @Override
    public TokenPairGrant refresh(SessionRequest client, String refreshToken) {
        SessionToken token =
                issuer.renewal(refreshToken).orElseThrow(() -> new SessionRequiredException(RejectReason.MALFORMED));
        RenewalOwner owner = new RenewalOwner(records, accounts);
        RenewalOutcome outcome = renewals.renew(RenewalClient.of(client, proxies), token, owner);
        if (outcome instanceof RenewalOutcome.Refused refused) {
            throw new SessionRequiredException(
                    refused.why().reason(), refused.why().endReason());
        }
        return grants.of(((RenewalOutcome.Renewed) outcome).pair(), owner.account());
    }

    @Override
    public boolean isRefreshToken(String token) {
        return issuer.renewal(token).isPresent();
    }

    @Override
    public boolean logout(Optional<String> accessToken, Optional<String> refreshToken) {
        if (settings.strictLogout()) {
            return records.end(tokens.ofBoth(accessToken, refreshToken), EndReason.LOGOUT);
        }
        Map<SessionId, SessionRecord> shown = new LinkedHashMap<>();
        refreshToken.flatMap(tokens::ofRefreshToken).ifPresent(session -> shown.put(session.id(), session));
        accessToken.flatMap(tokens::ofAccessToken).ifPresent(session -> shown.put(session.id(), session));
        if (shown.isEmpty()) {
            boolean nothing = accessToken.isEmpty() && refreshToken.isEmpty();
            throw new SessionRequiredException(nothing ? RejectReason.ABSENT : RejectReason.UNKNOWN);
        }
        return shown.values().stream()
                        .filter(session -> records.end(session, EndReason.LOGOUT))
                        .count()
                > 0; // all of them: no anyMatch, which stops at the first
    }

    @Override
    public void revoke(String token) {
        tokens.session(token).ifPresent(session -> records.end(session, EndReason.LOGOUT));
    }

    @Override
    public TokenIntrospection introspect(String token) {
        return tokens.introspect(token);
    }

    @Override
    public String jwks() {
        return issuer.jwks();
    }
}
