package dev.sessionkit.store.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.AESDecrypter;
import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionTooLargeException;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.NewSession;
import dev.sessionkit.core.Rejection;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.StartupException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole way of a sealed session: settings, request, session, what is sent. */
class SealedSessionStoreTest {

    private static final SessionKey<String> COLOUR = SessionKey.of("colour", String.class);
    private static final UserId ANNE = new UserId("anne");
    private static final String SHOP = "{\"Application\": \"shop\", \"Keys\": \"${env:SESSION_KEY}\"}";

    private static void signIn(SealedHost host) {
        SessionContext context = host.request();
        Entity account = new Entity("7", Map.of("role", EntityMetadata.of("admin")));
        context.newSession(NewSession.of(ANNE, "PASSWORD").withAccount(account)).set(COLOUR, "red");
        host.commit(context);
    }

    @Test
    @DisplayName("A session travels whole: user, account, login and data come back, and what is read is not sent again")
    void session_travels() {
        try (SealedHost host = SealedHost.started();
                SealedHost node = SealedHost.started()) {
            signIn(host);
            assertThat(host.answer.headers("Set-Cookie"))
                    .singleElement()
                    .asString()
                    .contains("; Path=/; Secure; HttpOnly; SameSite=Lax");
            node.comesFrom(host);
            SessionContext context = node.request();
            Session session = context.require(SessionType.ADMIN_ACCOUNT);
            assertThat(session.user()).contains(ANNE);
            assertThat(session.get(COLOUR)).contains("red");
            assertThat(session.get(Entity.ACCOUNT).orElseThrow().id()).isEqualTo("7");
            assertThat(session.login().orElseThrow().method()).isEqualTo("PASSWORD");
            node.commit(context);
            assertThat(node.answer.toString()).isEqualTo("{}");
        }
    }

    @Test
    @DisplayName(
            "A change is sealed anew, once, at commit; two seals of one session have nothing in common but the header")
    void change_isSealedAnew() {
        try (SealedHost host = SealedHost.started()) {
            signIn(host);
            String before = host.held.orElseThrow();
            SessionContext context = host.request();
            context.session().orElseThrow().set(COLOUR, "blue");
            assertThat(context.session().orElseThrow().update(COLOUR, old -> old.orElse("") + "!"))
                    .isEqualTo("blue!");
            assertThat(host.answer.headers("Set-Cookie")).as("before commit").isEmpty();
            host.commit(context);
            assertThat(host.answer.headers("Set-Cookie")).hasSize(1);
            String after = host.held.orElseThrow();
            assertThat(host.request().session().orElseThrow().get(COLOUR)).contains("blue!");
            String[] one = before.split("\\.");
            String[] other = after.split("\\.");
            assertThat(other[0]).isEqualTo(one[0]);
            for (int part = 1; part < 5; part++) {
                assertThat(other[part]).isNotEqualTo(one[part]);
            }
            assertThat(before).doesNotContain("red", "anne");
        }
    }

    @Test
    @DisplayName("RFC 7516: another library opens what was sealed, with the type and audience that were promised")
    void sealed_isJwe() throws Exception {
        try (SealedHost host = SealedHost.started()) {
            signIn(host);
            JWEObject jwe = JWEObject.parse(host.held.orElseThrow());
            assertThat(jwe.getHeader().getAlgorithm().getName()).isEqualTo("A256KW");
            assertThat(jwe.getHeader().getEncryptionMethod().getName()).isEqualTo("A256GCM");
            assertThat(jwe.getHeader().getType().getType()).isEqualTo("sealed-session+jwe");
            assertThat(jwe.getHeader().getCompressionAlgorithm()).isNull();
            assertThat(jwe.getHeader().toJSONObject()).containsEntry("aud", "shop/cookie __Host-session");
            jwe.decrypt(new AESDecrypter(Base64.getDecoder().decode(SealedHost.KEY)));
            assertThat(jwe.getPayload().toBytes()).asString().contains("\"colour\":\"red\"");
        }
    }

    @Test
    @DisplayName("Idle and absolute time-outs are inside; use is noted by sending anew when a touch is due")
    void timeOuts_areInside() {
        try (SealedHost host =
                SealedHost.started(SHOP, "{\"IdleTimeout\": \"PT10M\", \"AbsoluteTimeout\": \"PT25M\"}", Map.of())) {
            signIn(host);
            String first = host.held.orElseThrow();
            host.clock.advance(Duration.ofMinutes(9));
            SessionContext context = host.request();
            assertThat(context.session()).isPresent();
            host.commit(context);
            assertThat(host.held.orElseThrow()).as("noted").isNotEqualTo(first);
            host.clock.advance(Duration.ofMinutes(9));
            SessionContext again = host.request();
            assertThat(again.session()).isPresent();
            host.commit(again);
            host.clock.advance(Duration.ofMinutes(7));
            assertThat(host.request().rejection().map(Rejection::reason)).contains(RejectReason.EXPIRED);
            host.held = Optional.of(first);
            assertThat(host.request().rejection().map(Rejection::reason)).contains(RejectReason.EXPIRED);
        }
    }

    @Test
    @DisplayName(
            "Keys are rotated: the first seals, all open, and what is sealed with one that was left out opens nothing")
    void keys_rotate() {
        String both = "{\"Application\": \"shop\", \"Keys\": [\"${env:OTHER_KEY}\", \"${env:SESSION_KEY}\"]}";
        String other = "{\"Application\": \"shop\", \"Keys\": [\"${env:OTHER_KEY}\"]}";
        try (SealedHost old = SealedHost.started();
                SealedHost rotating = SealedHost.started(both);
                SealedHost rotated = SealedHost.started(other)) {
            signIn(old);
            rotating.comesFrom(old);
            rotated.comesFrom(old);
            assertThat(rotated.request().session()).isEmpty();
            SessionContext context = rotating.request();
            context.session().orElseThrow().set(COLOUR, "blue");
            rotating.commit(context);
            rotated.comesFrom(rotating);
            assertThat(rotated.request().session().orElseThrow().get(COLOUR)).contains("blue");
        }
    }

    @Test
    @DisplayName(
            "RFC 8725 section 3.12: another application, or another carrier, does not open it though it has the key")
    void audience_isChecked() {
        String shelf = "{\"Application\": \"shelf\", \"Keys\": \"${env:SESSION_KEY}\"}";
        String header = "{\"Application\": \"shop\", \"Keys\": \"${env:SESSION_KEY}\", \"Carrier\": \"HEADER\"}";
        try (SealedHost host = SealedHost.started();
                SealedHost otherApplication = SealedHost.started(shelf);
                SealedHost otherCarrier = SealedHost.started(header)) {
            signIn(host);
            otherApplication.comesFrom(host);
            assertThat(otherApplication.request().rejection().map(Rejection::reason))
                    .contains(RejectReason.REFUSED);
            var request = SessionRequest.of(Map.of("x-session", List.of(host.held.orElseThrow())));
            assertThat(otherCarrier.framework.open(request, host.answer).session())
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("One that browsers would drop is refused with a clear error, and the client keeps what it held")
    void size_isBounded() {
        try (SealedHost host = SealedHost.started()) {
            signIn(host);
            SessionContext context = host.request();
            context.session().orElseThrow().set(COLOUR, "x".repeat(3_000));
            assertThatExceptionOfType(SessionTooLargeException.class)
                    .isThrownBy(context::commit)
                    .withMessageContaining("the cookie __Host-session has room for 4082")
                    .withMessageContaining("keep less");
            assertThat(host.answer.headers("Set-Cookie")).isEmpty();
            assertThat(host.request().session().orElseThrow().get(COLOUR)).contains("red");
            SessionContext smaller = host.request();
            smaller.session().orElseThrow().set(COLOUR, "x".repeat(2_500));
            host.commit(smaller);
            assertThat((SealedHost.COOKIE + host.held.orElseThrow()).length()).isLessThanOrEqualTo(4096);
        }
    }

    @Test
    @DisplayName("Signing out clears the cookie; without a deny list a copy goes on counting, as is documented")
    void signOut_withoutDenyList() {
        try (SealedHost host = SealedHost.started()) {
            signIn(host);
            String copy = host.held.orElseThrow();
            SessionContext context = host.request();
            context.session().orElseThrow().end(EndReason.LOGOUT);
            host.commit(context);
            assertThat(host.held).isEmpty();
            host.held = Optional.of(copy);
            assertThat(host.request().session()).isPresent();
        }
    }

    @Test
    @DisplayName(
            "ASVS 7.4.1: with a deny list, neither an ended session nor a more privileged older state can be replayed")
    void denyList_stopsReplay() {
        String section =
                "{\"Application\": \"shop\", \"Keys\": \"${env:SESSION_KEY}\", \"DenyList\": {\"Store\": \"Shelf\"}}";
        ShelfStore shelf = new ShelfStore();
        try (SealedHost host = SealedHost.started(section, "{}", Map.of("Shelf", shelf))) {
            signIn(host);
            String admin = host.held.orElseThrow();
            SessionContext demoted = host.request();
            demoted.session()
                    .orElseThrow()
                    .set(Entity.ACCOUNT, new Entity("7", Map.of("role", EntityMetadata.of("user"))));
            host.commit(demoted);
            assertThat(host.request().session().orElseThrow().type()).isEqualTo(SessionType.USER_ACCOUNT);
            String user = host.held.orElseThrow();
            host.held = Optional.of(admin);
            assertThat(host.request().rejection().map(Rejection::reason)).contains(RejectReason.ENDED);
            host.held = Optional.of(user);
            SessionContext leaving = host.request();
            leaving.session().orElseThrow().end(EndReason.LOGOUT);
            host.commit(leaving);
            host.held = Optional.of(user);
            assertThat(host.request().rejection().map(Rejection::reason)).contains(RejectReason.ENDED);
        }
    }

    @Test
    @DisplayName("Nor can one that was changed on a copy, or by a request that was under way while it was demoted")
    void denyList_stopsForks() {
        String section =
                "{\"Application\": \"shop\", \"Keys\": \"${env:SESSION_KEY}\", \"DenyList\": {\"Store\": \"Shelf\"}}";
        ShelfStore shelf = new ShelfStore();
        try (SealedHost host = SealedHost.started(section, "{}", Map.of("Shelf", shelf))) {
            signIn(host);
            String admin = host.held.orElseThrow();
            for (int i = 0; i < 5; i++) {
                SessionContext change = host.request();
                change.session().orElseThrow().set(COLOUR, "colour " + i);
                host.commit(change);
            }
            String fork = host.held.orElseThrow();
            SessionContext slow = host.request();
            slow.session().orElseThrow().set(COLOUR, "slow");
            host.held = Optional.of(admin);
            SessionContext demoted = host.request();
            demoted.session()
                    .orElseThrow()
                    .set(Entity.ACCOUNT, new Entity("7", Map.of("role", EntityMetadata.of("user"))));
            host.commit(demoted);
            assertThatExceptionOfType(SessionRequiredException.class).isThrownBy(slow::commit);
            for (String old : List.of(admin, fork)) {
                host.held = Optional.of(old);
                assertThat(host.request().rejection().map(Rejection::reason)).contains(RejectReason.ENDED);
            }
        }
    }

    @Test
    @DisplayName("With a deny list, too, what cannot be sent leaves the client with what it held")
    void denyList_tooLarge() {
        String section = "{\"Application\": \"shop\", \"Keys\": \"${env:SESSION_KEY}\", \"MaxLength\": 1000,"
                + " \"DenyList\": {\"Store\": \"Shelf\"}}";
        ShelfStore shelf = new ShelfStore();
        try (SealedHost host = SealedHost.started(section, "{}", Map.of("Shelf", shelf))) {
            signIn(host);
            assertThat((SealedHost.COOKIE + host.held.orElseThrow()).length()).isLessThanOrEqualTo(1000);
            SessionContext demoted = host.request();
            Session session = demoted.session().orElseThrow();
            session.set(Entity.ACCOUNT, new Entity("7", Map.of("role", EntityMetadata.of("user"))));
            session.set(COLOUR, "x".repeat(900));
            assertThatExceptionOfType(SessionTooLargeException.class).isThrownBy(demoted::commit);
            assertThat(host.request().session()).isPresent();
            assertThat(shelf.records).isEmpty();
        }
    }

    @Test
    @DisplayName("Cookies that are not ours open nothing, and say nothing about why")
    void hostile() {
        try (SealedHost host = SealedHost.started()) {
            signIn(host);
            String good = host.held.orElseThrow();
            String[] parts = good.split("\\.");
            for (String text : new String[] {
                "x",
                parts[0],
                parts[0] + ".",
                parts[0] + "....",
                parts[0] + ".AAAA.AAAA.AAAA.AAAA",
                good + ".",
                good + "A",
                good + ".AAAA",
                "." + good,
                good.replaceFirst("\\.", ".."),
                good.substring(1),
                "A".repeat(9_000),
                parts[0] + "." + parts[1] + "." + parts[2] + "." + parts[3] + "." + "A".repeat(22),
            }) {
                host.held = Optional.of(text);
                assertThat(host.request().session()).as(text).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Application\": \"shop\"}                                              | openssl rand -base64 32",
                "{\"Application\": \"\", \"Keys\": \"${env:SESSION_KEY}\"}                | Application has 1 to 64",
                "{\"Keys\": \"${env:SESSION_KEY}\"}                                       | Application",
                "{\"Application\": \"shop\", \"Keys\": \"correct horse battery staple\"}  | Keys[0]: a key has 32 random bytes",
                "{\"Application\": \"shop\", \"Keys\": \"AAAA\"}                          | Keys[0]: a key has 32 random bytes",
                "{\"Application\": \"shop\", \"Keys\": \"${env:SESSION_KEY}\", \"MaxLength\": 5000} | MaxLength is from 512 to 4096",
                "{\"Application\": \"shop\", \"Keys\": \"${env:SESSION_KEY}\", \"DenyList\": {\"Store\": \"SealedSessionStore\"}} | circle",
            })
    @DisplayName("Settings that cannot work are refused at the start, and the message says what to do without the key")
    void settings_areChecked(String section, String message) {
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> SealedHost.started(section).close())
                .withMessageContaining(message)
                .withMessageNotContaining("correct horse");
    }
}
