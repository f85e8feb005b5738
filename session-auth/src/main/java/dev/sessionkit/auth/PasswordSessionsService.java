package dev.sessionkit.auth;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.auth.throttle.TrustedProxies;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.SessionRecord;
import java.util.Optional;
import java.util.UUID;

/** The service of seed 000 on the one record: password, gate, session, tokens that renew. Thread-safe. */
final class PasswordSessionsService implements SessionsService {

    private final SessionRecords records;
    private final Accounts accounts;
    private final PasswordLogin passwords;
    private final SignIn signIn;
    private final AdmissionRules rules;
    private final Renewals renewals;
    private final TrustedProxies proxies;
    private final GenuineTokens genuine;

    PasswordSessionsService(
            SessionRecords records,
            Accounts accounts,
            PasswordLogin passwords,
            SignIn signIn,
            AdmissionRules rules,
            Renewals renewals,
            TrustedProxies proxies) {
        this.records = records;
        this.accounts = accounts;
        this.passwords = passwords;
        this.signIn = signIn;
        this.rules = rules;
        this.renewals = renewals;
        this.proxies = proxies;
        this.genuine = new GenuineTokens(records);
    }

    @Override
    public SessionGrant create(SessionRequest client, String username, Secret password, String deviceUuid) {
        LoginClient from = LoginClient.of(client).onDevice(device(deviceUuid));
        ProvenAccount who = passwords.prove(from, username, password);
        SessionSecret first = renewals.first();
        SessionRecord session = signIn.begin(from, who, rules, (id, login) -> renewals.begun(id, first, login));
        return grant(renewals.pair(session, first), who.account());
    }

    @Override
    public SessionGrant reissue(SessionRequest client, String reissueToken) {
        SessionToken token = SessionToken.parse(reissueToken)
                .orElseThrow(() -> new SessionRequiredException(RejectReason.MALFORMED));
        RenewalOwner owner = new RenewalOwner(records, accounts);
        RenewalOutcome outcome = renewals.renew(RenewalClient.of(client, proxies), token, owner);
        if (outcome instanceof RenewalOutcome.Refused refused) {
            throw new SessionRequiredException(
                    refused.why().reason(), refused.why().endReason());
        }
        return grant(((RenewalOutcome.Renewed) outcome).pair(), owner.account());
    }

    private static SessionGrant grant(TokenPair pair, Account account) {
        return new SessionGrant(
                pair.authToken(),
                pair.renewal(),
                pair.bearerUntil().getEpochSecond(),
                account.number(),
                account.userName(),
                account.uuid().toString());
    }

    @Override
    public boolean destroy(String token) {
        Optional<SessionRecord> session = SessionToken.parse(token).flatMap(genuine::session);
        return session.isPresent() && records.end(session.get(), EndReason.LOGOUT);
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
