package dev.sessionkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientTest {

    private final Answer answer = new Answer();

    @Test
    void header_isRepeatedForEachCredential() {
        Client client = Client.ofHeader("x-id");
        assertThat(client.carrying("a", "b").headers("X-ID")).containsExactly("a", "b");
        assertThat(client.carrying().headers("x-id")).isEmpty();
    }

    @Test
    void header_isHeldAsTold() {
        Client client = Client.ofHeader("x-id");
        assertThat(client.holdsAfter(answer, Optional.of("old"))).contains("old");
        answer.setHeader("X-Id", "new");
        assertThat(client.holdsAfter(answer, Optional.of("old"))).contains("new");
    }

    @Test
    void bearer_isToldInOneHeaderAndSentInAnother() {
        Client client = Client.ofBearer("x-token");
        answer.setHeader("x-token", "abc");
        assertThat(client.holdsAfter(answer, Optional.empty())).contains("abc");
        assertThat(client.carrying("abc").headers("authorization")).containsExactly("Bearer abc");
    }

    @Test
    void cookies_areSentInOneLineWithOthers() {
        assertThat(Client.ofCookie("id").carrying("a", "b").headers("cookie"))
                .containsExactly("theme=dark; id=a; id=b");
        assertThat(Client.ofCookie("id").carrying().headers("cookie")).containsExactly("theme=dark");
    }

    @Test
    void cookie_isReplacedByTheLastOfItsName() {
        answer.addHeader("Set-Cookie", "id=first; Path=/");
        answer.addHeader("Set-Cookie", "id=second; Path=/; Max-Age=60");
        answer.addHeader("Set-Cookie", "idea=third");
        assertThat(holdsCookie()).contains("second");
    }

    @Test
    void cookie_staysWhereTheAnswerHasNone() {
        answer.addHeader("Set-Cookie", "other=new");
        assertThat(holdsCookie()).contains("old");
    }

    @Test
    void cookie_isGoneWhenItsTimeIsOver() {
        answer.addHeader("Set-Cookie", "id=; Max-Age=0; Expires=Wed, 01 Jan 2200 00:00:00 GMT");
        assertThat(holdsCookie()).as("by Max-Age, which counts before Expires").isEmpty();
        Answer other = new Answer();
        other.addHeader("Set-Cookie", "id=gone; expires=Thu, 01 Jan 1970 00:00:00 GMT");
        assertThat(Client.ofCookie("id").holdsAfter(other, Optional.of("old")))
                .as("by Expires")
                .isEmpty();
    }

    @Test
    void cookie_isHeldUntilItExpires() {
        answer.addHeader("Set-Cookie", "id=new; Expires=Wed, 01 Jan 2200 00:00:00 GMT");
        assertThat(holdsCookie()).contains("new");
    }

    private Optional<String> holdsCookie() {
        return Client.ofCookie("id").holdsAfter(answer, Optional.of("old"));
    }
}
