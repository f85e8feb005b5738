package dev.sessionkit.auth;

import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.LoginFailure;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.auth.throttle.TrustedProxies;
import dev.sessionkit.core.SessionInfo;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.Login;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Begins the session of somebody who has proved who they are: the one way in, whatever the proof and whatever tokens the session
 * will have. Thread-safe.
 */
final class SignIn {

    private final SessionRecords records;
    private final Admission admission;
    private final TrustedProxies proxies;
    private final ResourceIdentifier resources;
    private final LoginEvents events;

    SignIn(SessionRecords records, TrustedProxies proxies, ResourceIdentifier resources) {
        this.records = records;
        this.admission = new Admission(records);
        this.proxies = proxies;
        this.resources = resources;
        this.events = new LoginEvents(records, proxies);
    }

    /**
     * A session of its own.
     *
     * @throws SessionLimitException where the user has as many as allowed, and none gives way
     * @throws LoginRefusedException where the proof holds no longer
     */
    SessionRecord begin(LoginClient client, ProvenAccount who, AdmissionRules rules, SessionForm form) {
        Login login = login(client, who, records.now());
        return admitted(client, login, who, rules, Beginning.creating(records, id -> {
            SessionRecord session =
                    records.first(id, Optional.of(who.account().id()), form.state(id, login), data(who));
            who.aboutToBegin(session);
            return session;
        }));
    }

    /**
     * A session in place of the pending one that is redeemed, and of {@code made}, which was made with it; throws as
     * {@link #begin} does.
     */
    SessionRecord redeem(
            LoginClient client,
            ProvenAccount who,
            AdmissionRules rules,
            SessionForm form,
            SessionRecord pending,
            SessionId made) {
        Instant signedIn = pending.state().login().map(Login::at).orElseGet(records::now);
        Login login = login(client, who, signedIn);
        return admitted(
                client.insteadOf(made),
                login,
                who,
                rules,
                Beginning.replacing(
                        records, pending, made, id -> records.next(pending, form.state(id, login), data(who))));
    }

    private SessionRecord admitted(
            LoginClient client, Login login, ProvenAccount who, AdmissionRules rules, Beginning beginning) {
        Admission.Outcome outcome = admission.admit(new Admission.Login(
                who.account().id(),
                login.device(),
                login.resource(),
                client.current(),
                client.insists() || who.insists() ? rules.insisting() : rules,
                who::stillHolds,
                beginning));
        if (outcome instanceof Admission.Outcome.LimitReached reached) {
            told(LoginFailure.LIMIT, client, who);
            throw new SessionLimitException(newestFirst(reached.sessions()));
        }
        if (!(outcome instanceof Admission.Outcome.Admitted admitted)) {
            told(LoginFailure.ACCOUNT, client, who);
            throw new LoginRefusedException();
        }
        return admitted.session();
    }

    private void told(LoginFailure failure, LoginClient client, ProvenAccount who) {
        events.failed(failure, who.login().provider(), Optional.of(who.account().id()), client);
    }

    private static List<SessionInfo> newestFirst(List<SessionRecord> sessions) {
        return sessions.stream()
                .sorted(Comparator.comparing(
                                (SessionRecord session) -> session.state().createdAt())
                        .reversed())
                .map(SessionInfo::of)
                .toList();
    }

    private Login login(LoginClient client, ProvenAccount who, Instant at) {
        return new Login(
                at,
                LoginText.cut(who.login().provider(), Login.LONGEST_NAME),
                client.device().map(name -> LoginText.name(name, Login.LONGEST_NAME)),
                Optional.of(LoginText.cut(resources.identify(client.request()), Login.LONGEST_NAME)),
                client.request().headers("user-agent").stream()
                        .findFirst()
                        .map(agent -> LoginText.cut(agent, Login.LONGEST_AGENT)),
                proxies.clientOf(client.request())
                        .map(address -> LoginText.cut(address.toString(), Login.LONGEST_NAME)));
    }

    private SessionData data(ProvenAccount who) {
        SessionData data = records.with(SessionData.empty(), ProviderLogin.PAYLOAD, who.login());
        return records.with(data, Entity.ACCOUNT, entity(who.account()));
    }

    private Entity entity(Account account) {
        return new Entity(
                account.id().value(),
                Map.of(
                        records.roleMetadata(),
                        EntityMetadata.of(account.role()),
                        "name",
                        EntityMetadata.of(account.userName()),
                        "uuid",
                        EntityMetadata.of(account.uuid().toString())));
    }
}
