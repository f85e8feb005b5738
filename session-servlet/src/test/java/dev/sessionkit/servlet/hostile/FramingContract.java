package dev.sessionkit.servlet.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies whose length is a lie, that come slowly, or stop coming. */
interface FramingContract extends OpenHostContract {

    private static String head(String path, String... headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + String.join("\r\n", headers)
                + "\r\n\r\n";
    }

    private static String chunks(String body, int size) {
        StringBuilder chunks = new StringBuilder();
        for (int from = 0; from < body.length(); from += size) {
            String chunk = body.substring(from, Math.min(body.length(), from + size));
            chunks.append(Integer.toHexString(chunk.length()))
                    .append("\r\n")
                    .append(chunk)
                    .append("\r\n");
        }
        return chunks.append("0\r\n\r\n").toString();
    }

    @Test
    @DisplayName("A body that is too large is refused by its announcement, before it is sent")
    default void announced() throws IOException {
        for (String path : BodiesContract.TAKE_JSON) {
            for (String length : List.of("16385", "99999999999", "9223372036854775807")) {
                Answer answer =
                        Wire.askAndEnd(host().port(), head(path, "Expect: 100-continue", "Content-Length: " + length));
                answer.sane().problem(413, "content-too-large");
            }
        }
    }

    @Test
    @DisplayName("... or when it has come, in whatever pieces")
    default void chunked() throws IOException {
        String large = "{\"username\":\"" + "x".repeat(16_384) + "\"}";
        for (String path : BodiesContract.TAKE_JSON) {
            for (int size : new int[] {1, 1000, 20_000}) {
                Wire.ask(host().port(), head(path, "Transfer-Encoding: chunked") + chunks(large, size))
                        .sane()
                        .problem(413, "content-too-large");
            }
            String endless = head(path, "Transfer-Encoding: chunked") + "7fffffff\r\n" + "x".repeat(20_000);
            Wire.askAndEnd(host().port(), endless).sane().problem(413, "content-too-large");
        }
    }

    @Test
    @DisplayName("A body that comes byte by byte is read like any other")
    default void slow() throws IOException {
        String name = host().newUser();
        String body = OpenHost.credentials(name, OpenHost.PASSWORD);
        Answer plain = Wire.askSlowly(host().port(), OpenHost.request("POST /api/auth/v1/login", body));
        assertThat(plain.status()).as(plain.text()).isEqualTo(200);
        Answer chunked =
                Wire.askSlowly(host().port(), head("/auth/login", "Transfer-Encoding: chunked") + chunks(body, 3));
        assertThat(chunked.status()).as(chunked.text()).isEqualTo(200);
    }

    @ParameterizedTest
    @DisplayName("A body that stops coming is no login, and the host goes on")
    @ValueSource(strings = {"/api/auth/v1/login", "/api/auth/v1/register", "/auth/login", "/auth/register"})
    default void cutOff(String path) throws IOException {
        String body = OpenHost.credentials(host().newUser(), OpenHost.PASSWORD);
        int writes = host().store.writes.get();
        String lying = head(path, "Content-Length: " + (body.length() + 1)) + body;
        for (String cut : List.of(
                lying,
                lying.substring(0, lying.length() - 20),
                head(path, "Content-Length: 16384"),
                head(path, "Transfer-Encoding: chunked") + chunks(body, 3).replace("0\r\n\r\n", ""),
                head(path, "Transfer-Encoding: chunked") + "7ffffff\r\n" + body,
                head(path, "Transfer-Encoding: chunked") + "zz\r\n" + body,
                head(path, "Transfer-Encoding: chunked") + "fffffffffffffffff\r\n" + body,
                head(path, "Transfer-Encoding: chunked") + "-1\r\n" + body)) {
            Answer answer = Wire.askAndEnd(host().port(), cut).sane();
            assertThat(answer.status()).as(answer.text()).isIn(0, 400);
            Wire.sendAndReset(host().port(), cut);
        }
        assertThat(host().store.writes).hasValue(writes);
        assertThat(host().get("/api/auth/v1/providers").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @DisplayName("A length that is shorter than the body makes no second request of what is left")
    @ValueSource(
            strings = {
                "Content-Length: 2\r\nContent-Length: 200",
                "Content-Length: 200\r\nContent-Length: 2",
                "Content-Length: 2, 200",
                "Content-Length: +2",
                "Content-Length: 0x2",
                "Content-Length: -1",
                "Content-Length:\u000b2",
                "Content-Length : 2",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: chunked\r\nContent-Length: 2",
                "Content-Length: 2\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: identity\r\nContent-Length: 2",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: identity, chunked",
                "Transfer-Encoding:\u000bchunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: gzip, chunked",
                "X: y\r\n Transfer-Encoding: chunked",
            })
    default void smuggled(String headers) throws IOException {
        String token = host().signedIn(host().newUser());
        String second = "POST /api/auth/v1/logout HTTP/1.1\r\nHost: localhost\r\nx-qt-auth: " + token
                + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
        String first = "POST /api/auth/v1/login HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n\r\n";
        for (String body : List.of("{}", "0\r\n\r\n")) {
            Answer answer = Wire.askAndEnd(host().port(), first + body + second).sane();
            if (answer.count() > 1) { // no doubt where the first one ends (RFC 9112, section 6.3)
                assertThat(headers).startsWith("Transfer-Encoding: ").endsWith(", chunked");
                assertThat(body).isEqualTo("0\r\n\r\n");
            } else {
                assertThat(host().isLive(token)).as(answer.text()).isTrue();
            }
        }
    }
}
