package dev.sessionkit.servlet;

import static dev.sessionkit.servlet.Site.VALUE;
import static dev.sessionkit.servlet.Site.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.core.NewSession;
import dev.sessionkit.core.SessionContext;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** However an answer is written, the session is committed before its first byte leaves. */
interface AnswersContract extends Contract {

    /** Begins a session, then answers in a way that has the container send its headers at once. */
    private Handler beginsThen(Handler answer) {
        return (request, response) -> {
            SessionFilter.context(request).newSession(NewSession.anonymous()).set(VALUE, request.getRequestURI());
            answer.handle(request, response);
        };
    }

    private HttpResponse<String> requireStored(String method, Handler answer) {
        Client client = site().client();
        String path = site().path(beginsThen(answer));
        HttpResponse<String> got = client.send(method, path);
        assertThat(client.token()).as("the cookie of " + got).hasSize(66);
        assertThat(site().stored(client, VALUE)).isEqualTo(path);
        return got;
    }

    @Test
    @DisplayName("A session is stored and its cookie sent whichever way the answer is sent")
    default void everyWayToAnswer() {
        Map<String, Handler> ways = Map.ofEntries(
                Map.entry("nothing", (request, response) -> {}),
                Map.entry("status", (request, response) -> response.setStatus(204)),
                Map.entry(
                        "short text",
                        (request, response) -> response.getWriter().print("short")),
                Map.entry("flushBuffer", (request, response) -> response.flushBuffer()),
                Map.entry(
                        "writer.flush",
                        (request, response) -> response.getWriter().flush()),
                Map.entry(
                        "writer.close",
                        (request, response) -> response.getWriter().close()),
                Map.entry(
                        "writer.checkError",
                        (request, response) -> response.getWriter().checkError()),
                Map.entry(
                        "stream.flush",
                        (request, response) -> response.getOutputStream().flush()),
                Map.entry(
                        "stream.close",
                        (request, response) -> response.getOutputStream().close()),
                Map.entry("sendError", (request, response) -> response.sendError(404)),
                Map.entry("sendError with text", (request, response) -> response.sendError(410, "gone")),
                Map.entry("sendError to a page", (request, response) -> response.sendError(418)),
                Map.entry("sendRedirect", (request, response) -> response.sendRedirect("/elsewhere")),
                Map.entry("sendRedirect 303", (request, response) -> response.sendRedirect("/elsewhere", 303)),
                Map.entry("sendRedirect kept", (request, response) -> response.sendRedirect("/elsewhere", false)),
                Map.entry("sendRedirect all", (request, response) -> response.sendRedirect("/elsewhere", 307, true)),
                Map.entry(
                        "long text", (request, response) -> response.getWriter().print("x".repeat(200_000))),
                Map.entry("long text with umlauts", (request, response) -> {
                    response.setContentType("text/plain;charset=utf-8");
                    response.getWriter().print("\u00fc\u20ac\ud83c\udf08".repeat(20_000));
                }),
                Map.entry("long text by characters", (request, response) -> {
                    response.setContentType("text/plain;charset=utf-16");
                    for (int i = 0; i < 40_000; i++) {
                        response.getWriter().write('x');
                    }
                }),
                Map.entry("lines", (request, response) -> {
                    for (int i = 0; i < 20_000; i++) {
                        response.getWriter().println(i);
                    }
                }),
                Map.entry(
                        "long bytes",
                        (request, response) -> response.getOutputStream().write(new byte[200_000])),
                Map.entry(
                        "a byte buffer",
                        (request, response) -> response.getOutputStream().write(ByteBuffer.allocate(200_000))),
                Map.entry("bytes one by one", (request, response) -> {
                    for (int i = 0; i < 50_000; i++) {
                        response.getOutputStream().write('x');
                    }
                }),
                Map.entry("exact length", (request, response) -> {
                    response.setContentLength(5);
                    response.getOutputStream().print("exact");
                }),
                Map.entry("exact length in a header", (request, response) -> {
                    response.setHeader("content-length", "5");
                    response.getWriter().print("exact");
                }),
                Map.entry("exact length in a number", (request, response) -> {
                    response.setIntHeader("Content-Length", 5);
                    response.getWriter().print("exact");
                }),
                Map.entry("length after the text", (request, response) -> {
                    response.getOutputStream().print("exact");
                    response.setContentLengthLong(5);
                }),
                Map.entry("length zero", (request, response) -> response.setContentLength(0)));
        ways.forEach((way, handler) -> {
            requireStored("GET", handler);
            requireStored("HEAD", handler);
            requireStored("POST", handler);
        });
    }

    @Test
    @DisplayName("The whole body arrives, as it was written")
    default void bodies() {
        String umlauts = "\u00fc\u20ac\ud83c\udf08".repeat(20_000);
        assertThat(requireStored("GET", (request, response) -> {
                            response.setContentType("text/plain;charset=utf-8");
                            response.getWriter().print(umlauts);
                            response.getWriter().append('!').printf("%d", 7);
                        })
                        .body())
                .isEqualTo(umlauts + "!7");
        assertThat(requireStored("GET", (request, response) -> {
                            response.getOutputStream().print("a");
                            response.getOutputStream().write(ByteBuffer.wrap("b".getBytes(StandardCharsets.US_ASCII)));
                            response.getOutputStream().println("c");
                        })
                        .body())
                .isEqualTo("abc\r\n");
    }

    @Test
    @DisplayName(
            "A large answer in one write, or a small one in many, can be followed by changes while nothing has left")
    default void changesWhileBuffered() {
        Client client = site().signedIn("user");
        client.get((request, response) -> {
            response.getWriter().print("<h1>");
            session(request).set(VALUE, "late");
            response.getWriter().print("</h1>");
        });

        assertThat(site().stored(client, VALUE)).isEqualTo("late");
    }

    @Test
    @DisplayName("After the answer has begun the session can be read, but not changed")
    default void changesTooLate() {
        Client client = site().signedIn("user");
        AtomicBoolean refused = new AtomicBoolean();
        HttpResponse<String> answer = client.get((request, response) -> {
            response.flushBuffer();
            SessionContext context = SessionFilter.context(request); // asked for only now
            assertThatThrownBy(() -> session(request).set(VALUE, "too late")).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> context.newSession(NewSession.anonymous()))
                    .isInstanceOf(IllegalStateException.class);
            refused.set(true);
            response.getWriter().print(request.getRemoteUser());
        });

        assertThat(refused).isTrue();
        assertThat(answer.body()).isEqualTo("ada");
        assertThat(site().stored(client, VALUE)).isEqualTo("nothing");
    }

    @Test
    @DisplayName("A reset takes back what was written, but not what was stored, nor its cookie")
    default void reset() {
        HttpResponse<String> answer = requireStored("GET", (request, response) -> {
            response.getWriter().print("x".repeat(response.getBufferSize() / 2)); // stays in the buffer, or not
            if (!response.isCommitted()) {
                response.reset();
            }
            response.getOutputStream().print("instead");
        });
        assertThat(answer.body()).endsWith("instead");

        HttpResponse<String> buffer = requireStored("GET", (request, response) -> {
            response.setHeader("x-kept", "yes");
            response.getWriter().print("gone");
            response.resetBuffer();
            response.getWriter().print("instead");
        });
        assertThat(buffer.body()).isEqualTo("instead");
        assertThat(buffer.headers().firstValue("x-kept")).contains("yes");
    }

    @Test
    @DisplayName("A stream goes on after the session was committed with its first part")
    default void streaming() throws IOException {
        HttpResponse<String> answer = requireStored("GET", (request, response) -> {
            for (int i = 0; i < 100; i++) {
                response.getWriter().print("event " + i + "\n");
                response.flushBuffer();
            }
        });
        assertThat(answer.body().lines()).hasSize(100);
    }

    @Test
    @DisplayName("A request that asks for no session costs no look-up, with or without a cookie")
    default void unasked() {
        Client client = site().signedIn("user");
        int reads = site().store.reads.get();
        client.get((request, response) -> response.getWriter().print("public"));

        assertThat(site().store.reads).hasValue(reads);
    }

    @Test
    @DisplayName("A request that only reads writes nothing and sends no cookie")
    default void readOnly() {
        Client client = site().signedIn("user");
        int writes = site().store.writes.get();
        HttpResponse<String> answer = client.get((request, response) -> response.getWriter()
                .print(request.getUserPrincipal() + " " + request.getRemoteUser() + " "
                        + request.isUserInRole("user") + " " + request.isUserInRole("boss") + " "
                        + request.isUserInRole("**")));

        assertThat(answer.body()).isEqualTo("ada ada true false true");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(site().store.writes).hasValue(writes);
    }

    @Test
    @DisplayName("Nobody is the user of a request without session")
    default void nobody() {
        assertThat(site().client()
                        .get((request, response) -> response.getWriter()
                                .print(request.getUserPrincipal() + " " + request.getRemoteUser() + " "
                                        + request.isUserInRole("user") + " " + request.isUserInRole("**")))
                        .body())
                .isEqualTo("null null false false");
    }

    @Test
    @DisplayName("logout ends the session and takes the cookie back")
    default void logout() {
        Client client = site().signedIn("user");
        client.get((request, response) -> {
            request.logout();
            response.getWriter().print(request.getRemoteUser());
        });

        assertThat(client.token()).isEmpty();
    }
}
