package dev.sessionkit.core;

import static dev.sessionkit.core.Fixture.ANNE;
import static dev.sessionkit.core.Fixture.COLOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.spi.IssuedSession;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A session that somebody else has stored, adopted by a request,")
class IssuedSessionTest {

    private final Fixture host = new Fixture();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    @DisplayName("is sent once, on commit, with the secret it has, at no write")
    void adopt_sendsOnce() {
        IssuedSession issued = issued();
        SessionContext context = host.request();
        Session adopted = context.adopt(issued);
        assertThat(adopted.id()).isEqualTo(issued.session().id());
        assertThat(context.require(SessionType.VALID_SESSION)).isSameAs(adopted);
        assertThat(host.response.isEmpty()).as("before the commit").isTrue();
        context.commit();
        assertThat(host.response.all(PlainResolver.HEADER)).containsExactly(token(issued));
        assertThat(host.store.takeCalls()).isEmpty();

        SessionContext next = host.request(token(issued));
        assertThat(next.session().orElseThrow().user()).contains(ANNE);
        next.commit();
        assertThat(host.response.isEmpty()).as("the client has it by now").isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName(
            "Requirement 22: ends the one that the client presented, as replaced, whether or not it was asked for before")
    void adopt_endsTheFormer(boolean asked) {
        String former = host.signIn();
        IssuedSession issued = issued();
        SessionContext context = host.request(former);
        TestResponse response = host.response;
        if (asked) {
            assertThat(context.session()).isPresent();
        }
        context.adopt(issued);
        assertThat(host.request(former).session())
                .as("nothing is committed yet")
                .isPresent();
        host.events.clear();
        context.commit();

        assertThat(response.all(PlainResolver.HEADER)).containsExactly(token(issued));
        assertThat(host.stored(former).state().ending().orElseThrow().reason()).isEqualTo(EndReason.REPLACED);
        assertThat(host.events)
                .singleElement()
                .isInstanceOfSatisfying(
                        SessionEvent.Ended.class,
                        ended -> assertThat(ended.reason()).isEqualTo(EndReason.REPLACED));
        assertThat(host.request(former).session()).isEmpty();
        assertThat(host.request(token(issued)).session()).isPresent();
    }

    @Test
    @DisplayName("leaves one that has ended meanwhile as it ended")
    void adopt_formerHasEnded() {
        String former = host.signIn();
        SessionContext context = host.request(former);
        assertThat(context.session()).isPresent();
        context.adopt(issued());
        host.framework.sessions().end(host.stored(former).id(), EndReason.KICKED);
        context.commit();
        assertThat(host.stored(former).state().ending().orElseThrow().reason()).isEqualTo(EndReason.KICKED);
    }

    @Test
    @DisplayName("that is the request's own lives on, and is sent")
    void adopt_ownSession() {
        IssuedSession issued = issued();
        SessionContext context = host.request(token(issued));
        TestResponse response = host.response;
        assertThat(context.session()).isPresent();
        context.adopt(issued);
        context.commit();
        assertThat(response.all(PlainResolver.HEADER)).containsExactly(token(issued));
        assertThat(host.request(token(issued)).session()).isPresent();
    }

    @Test
    @DisplayName("lives where it was left for another in the same request, and the other ends")
    void adopt_thereAndBack() {
        IssuedSession first = issued();
        IssuedSession second = issued();
        SessionContext context = host.request();
        context.adopt(first);
        context.adopt(second);
        context.adopt(first);
        context.commit();
        assertThat(host.response.all(PlainResolver.HEADER)).containsExactly(token(first));
        assertThat(host.request(token(first)).session()).isPresent();
        assertThat(host.request(token(second)).session()).isEmpty();
    }

    @Test
    @DisplayName("Requirement 23: can be changed like any other, and gets a new secret with a new role")
    void adopt_thenChanged() {
        IssuedSession issued = issued();
        SessionContext context = host.request();
        context.adopt(issued).set(COLOUR, "red");
        context.commit();
        assertThat(host.store.takeCalls()).containsExactly("replace");
        assertThat(host.request(token(issued)).session().orElseThrow().get(COLOUR))
                .contains("red");

        SessionContext promotes = host.request();
        TestResponse response = host.response;
        promotes.adopt(issued).set(Entity.ACCOUNT, new Entity("anne", Map.of("role", EntityMetadata.of("admin"))));
        promotes.commit();
        assertThat(response.all(PlainResolver.HEADER)).singleElement().isNotEqualTo(token(issued));
        assertThat(host.request(token(issued)).session()).isEmpty();
        assertThat(host.request(response.one(PlainResolver.HEADER))
                        .session()
                        .orElseThrow()
                        .type())
                .isEqualTo(SessionType.ADMIN_ACCOUNT);
    }

    @Test
    @DisplayName("has a token, and is adopted before the commit")
    void adopt_refused() {
        IssuedSession issued = issued();
        IssuedSession without = new IssuedSession(issued.session(), Optional.empty());
        SessionContext context = host.request();
        assertThatIllegalArgumentException().isThrownBy(() -> context.adopt(without));
        context.commit();
        assertThat(host.response.isEmpty()).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> context.adopt(issued));
    }

    private IssuedSession issued() {
        IssuedSession issued = host.framework.sessions().newSession(NewSession.of(ANNE, "TEST"));
        host.store.takeCalls();
        return issued;
    }

    private static String token(IssuedSession issued) {
        return issued.token().orElseThrow().reveal();
    }

    @Test
    @DisplayName(
            "that is the request's own keeps what the request has set, and the former view of it can be changed no more")
    void adopt_ownSession_keepsChanges() {
        IssuedSession issued = issued();
        SessionContext context = host.request(token(issued));
        Session former = context.session().orElseThrow();
        former.set(COLOUR, "red");
        context.adopt(issued).set(Fixture.SIZE, "large");
        assertThatIllegalStateException().isThrownBy(() -> former.set(COLOUR, "blue"));
        context.commit();
        Session stored = host.request(token(issued)).session().orElseThrow();
        assertThat(stored.get(COLOUR)).contains("red");
        assertThat(stored.get(Fixture.SIZE)).contains("large");
    }

    @Test
    @DisplayName(
            "that is the request's own, changed by it and signed in anew since, is refused, and the request can go on")
    void adopt_ownSession_ofAnother() {
        IssuedSession issued = issued();
        SessionContext context = host.request(token(issued));
        context.session().orElseThrow().set(COLOUR, "red");
        host.framework
                .sessions()
                .setSessionData(
                        issued.session().id(),
                        Entity.ACCOUNT,
                        new Entity("anne", Map.of("role", EntityMetadata.of("admin"))));
        IssuedSession later = new IssuedSession(host.stored(token(issued)), issued.token());
        assertThatIllegalStateException().isThrownBy(() -> context.adopt(later));
        assertThat(context.session().orElseThrow().get(COLOUR)).contains("red");
    }
}
