package dev.sessionkit.examples.quickstart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no well-meaning client sends, byte by byte. */
class HostileRequestsTest {

    @RegisterExtension
    static final OneHost HOST = new OneHost();

    private static final String ID = "AaIAcyJnFiK6rG0X3T5fCw";
    private static final String SECRET = "weXc0zHIeQLbERbVvzJhmKpibccJfvBntNoTqhA1jbA";

    static Stream<String> credentials() {
        return Stream.of(
                "",
                "-",
                ".",
                "\0",
                "\0" + ID,
                "\u00ff\u00fe",
                ID,
                ID + ".",
                ID + "." + SECRET,
                ID + "." + SECRET + "=",
                ID + "." + SECRET.substring(1) + "B",
                "\"" + ID + "." + SECRET + "\"",
                ID + "." + SECRET + "\u00e9",
                "' OR 1=1 --",
                "${env:HOME}",
                "<script>",
                "a".repeat(4097),
                "a".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void a_worthless_credential_is_no_session(String credential) throws IOException {
        for (String header : new String[] {"Cookie: quickstart-session=", "x-session-id: "}) {
            assertThat(send("GET /whoami HTTP/1.1", header + credential)).startsWith("HTTP/1.1 401 ");
            assertThat(send("GET / HTTP/1.1", header + credential)).startsWith("HTTP/1.1 200 ");
            assertThat(send("POST /sign-out HTTP/1.1", header + credential)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void many_credentials_are_no_session() throws IOException {
        assertThat(send("GET /whoami HTTP/1.1", "Cookie: " + "quickstart-session=x; ".repeat(400)))
                .startsWith("HTTP/1.1 401 ");
        assertThat(send("GET /whoami HTTP/1.1", "Cookie: ;;;=;==;quickstart-session;quickstart-session"))
                .startsWith("HTTP/1.1 401 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET foo HTTP/1.1",
                "OPTIONS * HTTP/1.1",
                "get / HTTP/1.1",
                "BREW /counter HTTP/1.1",
                "GET /%zz HTTP/1.1",
                "GET /?a=%zz HTTP/1.1",
                "GET /../../etc/passwd HTTP/1.1",
                "GET //whoami HTTP/1.1"
            })
    void an_odd_request_line_is_the_clients_mistake(String line) throws IOException {
        assertThat(send(line, "Accept: */*")).matches("HTTP/1\\.1 4\\d\\d .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -5",
                "Content-Length: 99999999999999999999",
                "Content-Length: abc",
                "no header at all",
                ": no name",
                "Content-Type: \u00ff;;;",
                "Content-Type: application/x-www-form-urlencoded"
            })
    void an_odd_header_is_the_clients_mistake(String header) throws IOException {
        assertThat(send("POST /sign-in HTTP/1.1", header)).matches("HTTP/1\\.1 4\\d\\d .*");
    }

    /** The first line of the answer. */
    private static String send(String requestLine, String header) throws IOException {
        String request = requestLine + "\r\n" + header + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), HOST.port())) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return String.valueOf(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)).readLine());
        }
    }
}
