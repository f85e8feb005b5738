package dev.sessionkit.examples.weblogin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server answers before any servlet sees a request, byte by byte. */
class ServerAnswersIT {

    private static final int LONGEST_WAIT_MILLIS = 60_000;

    @TempDir
    private static Path folder;

    private static JarProcess host;

    @BeforeAll
    static void start() throws IOException {
        host = JarProcess.start(folder, Map.of());
    }

    @AfterAll
    static void stop() throws IOException {
        host.close();
    }

    private static String ask(String request) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (Socket socket = new Socket("localhost", host.port())) {
            socket.setSoTimeout(LONGEST_WAIT_MILLIS);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            socket.getInputStream().transferTo(read);
        } catch (SocketException closed) { // with something of the request unread
            read.flush();
        }
        return read.toString(ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | GET /%zz HTTP/1.1",
                "400 | GET //api/whoami HTTP/1.1",
                "400 | GET /api/auth/v1/%2f HTTP/1.1",
                "400 | GET /api/auth/v1/..;/sessions HTTP/1.1",
                "400 | GET /api/auth/v1/%00 HTTP/1.1",
                "400 | GET /evil#evil HTTP/1.1",
                "400 | GET / HTTP/1.1~Host: evil.example.com",
                "400 | GET / HTTP/1.1~evil: e\u0000e",
                "400 | GET / HTTP/1.1~evil evil: 1",
                "400 | GET / HTTP/1.1~Cookie: a=b~ evil-fold: c",
                "400 | POST /auth/login HTTP/1.1~Content-Length: 1~Content-Length: 2",
                "400 | POST /auth/login HTTP/1.1~Content-Length: 1~Transfer-Encoding: chunked",
                "414 | GET /LONG HTTP/1.1",
                "417 | GET / HTTP/1.1~Expect: evil",
                "431 | GET / HTTP/1.1~evil: LONG",
                "431 | GET /api/auth/v1/sessions HTTP/1.1~Cookie: qt-auth=LONG",
                "505 | GET / HTTP/9.9",
                "400 | \u0016\u0003\u0001",
            })
    void it_is_a_few_words_and_says_nothing_of_the_request_or_the_server(int status, String request)
            throws IOException {
        String lines = request.replace("~", "\r\n").replace("LONG", "evil".repeat(5000));
        String answer = ask(lines + "\r\nHost: localhost:" + host.port() + "\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains(
                        "\r\nContent-Type: application/problem+json\r\n",
                        "\r\nCache-Control: no-store\r\n",
                        "\r\nReferrer-Policy: no-referrer\r\n",
                        "\r\nX-Content-Type-Options: nosniff\r\n",
                        "\r\n\r\n{\"type\":\"about:blank\",\"title\":\"")
                .doesNotContain("evil", "<", "\tat ", "Exception", "\r\nServer:")
                .doesNotContainIgnoringCase("jetty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"GET / HTTP/1.1~Host: loc", "POST /auth/login HTTP/1.1~Host: localhost~Content-Length: 9~~{"})
    void a_request_that_stops_half_way_is_no_reason_to_say_more(String request) throws IOException {
        String answer = ask(request.replace("~", "\r\n"));
        assertThat(answer).matches("(?s)(HTTP/1\\.1 400 .*)?").doesNotContain("<", "\tat ", "Exception");
    }
}
