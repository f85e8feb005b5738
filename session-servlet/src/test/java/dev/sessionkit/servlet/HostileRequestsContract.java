package dev.sessionkit.servlet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no well-meaning client sends, byte by byte. */
interface HostileRequestsContract extends Contract {

    private String send(String path, String... headers) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + String.join("\r\n", headers) + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getByName("localhost"), site().port())) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    @Test
    @DisplayName("300 cookies are no session, or too many for the container; with one among 150 there is a session")
    default void manyCookies() throws IOException {
        assertThat(send("/users", cookies(300))).matches("(?s)HTTP/1\\.1 40[01] .*");
        assertThat(send("/users", "Cookie:" + " __Host-session=x;".repeat(300))).matches("(?s)HTTP/1\\.1 40[01] .*");
        assertThat(send("/users", "Cookie:" + " __Host-session=x;".repeat(150))).startsWith("HTTP/1.1 401 ");
        Client client = site().signedIn("user");
        assertThat(send("/users", cookies(150) + "; __Host-session=" + client.token()))
                .startsWith("HTTP/1.1 200 ");
    }

    private static String cookies(int count) {
        StringBuilder cookies = new StringBuilder("Cookie: a=b");
        for (int i = 0; i < count; i++) {
            cookies.append("; c").append(i).append("=").append("v".repeat(20));
        }
        return cookies.toString();
    }

    @Test
    @DisplayName("60 KB of headers are read, or refused, by the container")
    default void largeHeaders() throws IOException {
        assertThat(send("/users", "Cookie: __Host-session=" + "x".repeat(60_000)))
                .startsWith("HTTP/1.1 401 ");
        assertThat(send("/users", "Authorization: Bearer " + "x".repeat(60_000)))
                .startsWith("HTTP/1.1 401 ");
        assertThat(send("/users", "x-session-id: " + "x".repeat(200_000))).matches("(?s)HTTP/1\\.1 4\\d\\d .*|");
    }

    @ParameterizedTest
    @DisplayName("What stands in a credential is nowhere in the answer")
    @ValueSource(
            strings = {
                "\u00ff\u00fe",
                "\u00e9vil",
                "evil\u0001",
                "evil\u0000",
                "evil\rSet-Cookie: evil=1",
                "evil\nSet-Cookie: evil=1",
                "evil%0d%0aSet-Cookie: evil=1",
                "\"evil\"",
                "<script>evil</script>",
                "${env:HOME}evil",
                "evil; __Host-session=evil",
                "evil\r\n folded evil"
            })
    default void credentials(String value) throws IOException {
        for (String header : new String[] {"Cookie: __Host-session=", "x-session-id: ", "Authorization: Bearer "}) {
            String answer = send("/users", header + value);
            assertThat(answer).matches("(?s)HTTP/1\\.1 4\\d\\d .*|");
            assertThat(answer).doesNotContain("evil=1").doesNotContain("Exception");
            String head = answer.substring(0, Math.max(0, answer.indexOf("\r\n\r\n")));
            assertThat(head).doesNotContain("evil").doesNotContain("\u00ff");
            if (answer.startsWith("HTTP/1.1 401")) {
                assertThat(answer).doesNotContain("evil");
            }
        }
    }

    @ParameterizedTest
    @DisplayName("What stands in the headers of the guard is a refusal, and nowhere in the answer")
    @ValueSource(strings = {"\u00ff", "evil", "same-origin, evil", "", "same-origin evil"})
    default void sites(String value) throws IOException {
        String path = site().path((request, response) -> {});
        String request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n"
                + "Sec-Fetch-Site: " + value + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getByName("localhost"), site().port())) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            assertThat(answer)
                    .startsWith("HTTP/1.1 403 ")
                    .doesNotContain("evil")
                    .doesNotContain("\u00ff");
        }
    }

    @ParameterizedTest
    @DisplayName("No spelling of a path leads past what it needs")
    @ValueSource(
            strings = {
                "/h/members/secret",
                "//h/members/secret",
                "/h//members/secret",
                "/h/members//secret",
                "/h/./members/secret",
                "/h/members/welcome/../secret",
                "/h/members/welcome/..;/secret",
                "/h/members/welcome/%2e%2e/secret",
                "/h/;x/members/secret",
                "/h;x=y/members;x=y/secret;x=y",
                "/h/%6d%65mbers/secret",
                "/h/members%2fsecret",
                "/h/members/%2fsecret",
                "/h\\members\\secret",
                "/h/members%5csecret",
                "/h/members/secret/",
                "/h/members/secret?welcome",
                "/h/members/secret#/h/members/welcome",
                "/h/Members/secret",
                "http://localhost/h/members/secret"
            })
    default void spellings(String path) throws IOException {
        site().path(
                        "/h/members/secret",
                        (request, response) -> response.getWriter().print("the secret"));

        assertThat(send(path)).matches("(?s)HTTP/1\\.1 4\\d\\d .*").doesNotContain("the secret");
    }
}
