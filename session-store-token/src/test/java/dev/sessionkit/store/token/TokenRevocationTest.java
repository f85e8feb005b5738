package dev.sessionkit.store.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.ReadOnlySessionException;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.spi.Ending;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Requirement 45, ASVS 7.4.1: ways to end a token before its time. */
class TokenRevocationTest {

    private final ShelfStore shelf = new ShelfStore();

    private TokenHost host(String more) {
        return TokenHost.started(more, Map.of("Shelf", shelf));
    }

    @Test
    @DisplayName(
            "With a deny list, a session ends for all its tokens, on the node that ended it and on others, and is remembered")
    void denyList_endsTheSession() {
        String list = "{\"DenyList\": {\"Store\": \"Shelf\"}}";
        Map<String, Object> claims = Issuer.claims("sid", "s-1");
        String first = Issuer.token(claims);
        claims.put("jti", "token-2");
        String second = Issuer.token(claims);
        try (TokenHost here = host(list);
                TokenHost there = host(list)) {
            assertThat(there.rejection(second)).isEmpty();
            SessionContext context = here.bearer(first);
            Session session = context.session().orElseThrow();
            session.end(EndReason.LOGOUT);
            context.commit();
            assertThat(here.rejection(first)).contains(RejectReason.ENDED);
            assertThat(there.rejection(second)).contains(RejectReason.ENDED);
            assertThat(there.rejection(Issuer.token(Issuer.claims("sid", "s-2"))))
                    .isEmpty();
            SessionRecord entry = shelf.records.values().iterator().next();
            assertThat(entry.id())
                    .as("nobody can guess at it by the session's id")
                    .isNotEqualTo(session.id());
            assertThat(entry.state().ending()).as("it opens nothing").isPresent();
            assertThat(entry.state().credentials()).isEmpty();
            assertThat(entry.purgeAfter()).isAfterOrEqualTo(Issuer.NOON.plus(Duration.ofDays(30)));
        }
    }

    @Test
    @DisplayName("The host ends a session by id; writing stays refused")
    void denyList_endById() {
        try (TokenHost host = host("{\"DenyList\": {\"Store\": \"Shelf\"}}")) {
            String token = Issuer.token(Issuer.claims());
            Session session = host.bearer(token).session().orElseThrow();
            assertThatThrownBy(session::renew).isInstanceOf(ReadOnlySessionException.class);
            assertThat(host.framework.sessions().end(session.id(), EndReason.KICKED))
                    .isTrue();
            assertThat(host.rejection(token)).contains(RejectReason.ENDED);
        }
    }

    @Test
    @DisplayName("To ask for a claim as another type than it has ends nothing")
    void denyList_notByReading() {
        String more = "{\"DenyList\": {\"Store\": \"Shelf\"}, \"Claims\": {\"Data\": {\"seats\": \"seats\"}}}";
        try (TokenHost host = host(more)) {
            String token = Issuer.token(Issuer.claims("seats", "many"));
            SessionContext context = host.bearer(token);
            Session session = context.session().orElseThrow();
            assertThatThrownBy(() -> session.get(SessionKey.of("seats", Integer.class)))
                    .isInstanceOf(SessionRequiredException.class);
            assertThat(shelf.records).isEmpty();
            assertThat(host.rejection(token)).isEmpty();
        }
    }

    @Test
    @DisplayName("A broken list is unavailable, never accepted and never signed out; hostile tokens do not reach it")
    void denyList_broken() {
        try (TokenHost host = host("{\"DenyList\": {\"Store\": \"Shelf\"}}")) {
            shelf.broken = true;
            assertThatThrownBy(() -> host.bearer(Issuer.token(Issuer.claims())).session())
                    .isInstanceOf(SessionStoreException.class);
            assertThat(host.rejection(Issuer.token(Issuer.claims()) + "A")).contains(RejectReason.REFUSED);
            assertThat(host.rejection(Issuer.token(Issuer.claims("iss", "other"))))
                    .contains(RejectReason.REFUSED);
        }
    }

    @Test
    @DisplayName(
            "A node goes on accepting for MaxStaleness at the most, and asks again only then; a no is never remembered")
    void staleness_isBounded() {
        String list = "{\"DenyList\": {\"Store\": \"Shelf\", \"MaxStaleness\": \"PT10S\"}}";
        String token = Issuer.token(Issuer.claims());
        try (TokenHost here = host(list);
                TokenHost there = host(list)) {
            assertThat(there.rejection(token)).isEmpty();
            SessionContext context = here.bearer(token);
            context.session().orElseThrow().end(EndReason.LOGOUT);
            assertThat(here.rejection(token)).as("at once where it was ended").contains(RejectReason.ENDED);
            int asked = shelf.finds.get();
            there.clock.advance(Duration.ofSeconds(10).minusMillis(1));
            assertThat(there.rejection(token)).isEmpty();
            assertThat(shelf.finds.get()).as("nobody asked").isEqualTo(asked);
            there.clock.advance(Duration.ofMillis(1));
            assertThat(there.rejection(token)).contains(RejectReason.ENDED);
            shelf.records.clear();
            assertThat(there.rejection(token)).isEmpty();
        }
    }

    @Test
    @DisplayName("With the sessions' store, a token counts as long as the session that its sid names")
    void sessionRecords_decide() {
        String records = "{\"SessionRecords\": {\"Store\": \"Shelf\"}}";
        SessionId id = SessionId.create(Issuer.NOON, new java.util.Random(1));
        String token = Issuer.token(Issuer.claims("sid", id.toString()));
        try (TokenHost host = host(records)) {
            assertThat(host.rejection(token)).as("there is no such session").contains(RejectReason.ENDED);
            SessionState live = SessionState.begin(
                    Issuer.NOON,
                    Optional.of(Duration.ofMinutes(5)),
                    Optional.of(Issuer.NOON.plusSeconds(400)),
                    List.of());
            keep(id, live);
            assertThat(host.rejection(token)).isEmpty();
            Map<String, Object> bob = Issuer.claims("sid", id.toString());
            bob.put("sub", "bob");
            assertThat(host.rejection(Issuer.token(bob)))
                    .as("somebody else's session")
                    .contains(RejectReason.ENDED);
            keep(id, live.ended(new Ending(EndReason.KICKED, Issuer.NOON)));
            assertThat(host.rejection(token)).contains(RejectReason.ENDED);
            keep(id, live);
            host.clock.advance(Duration.ofMinutes(5));
            assertThat(host.rejection(token)).as("idle for too long").contains(RejectReason.ENDED);
            keep(id, live.touched(Issuer.NOON.plusSeconds(300)));
            assertThat(host.rejection(token)).isEmpty();
            host.clock.advance(Duration.ofSeconds(100));
            assertThat(host.rejection(token)).as("past its end").contains(RejectReason.ENDED);
            for (Object other : List.of("s-1", id + "A", 7)) {
                assertThat(host.rejection(Issuer.token(Issuer.claims("sid", other))))
                        .contains(RejectReason.ENDED);
            }
        }
    }

    private void keep(SessionId id, SessionState state) {
        shelf.records.put(
                id,
                new SessionRecord(
                        id, 1, Optional.of(new UserId("anne")), SessionRecord.NEVER, state, SessionData.empty()));
    }
}
