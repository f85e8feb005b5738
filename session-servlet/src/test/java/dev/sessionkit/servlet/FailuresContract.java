package dev.sessionkit.servlet;

import static dev.sessionkit.servlet.Site.OTHER;
import static dev.sessionkit.servlet.Site.VALUE;
import static dev.sessionkit.servlet.Site.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.core.NewSession;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The session is saved, or as it was; never half. */
interface FailuresContract extends Contract {

    @Test
    @DisplayName("A handler that throws leaves the session as it was, and gets no cookie for one it began")
    default void handlerThrows() {
        Client client = site().signedIn("user");
        for (Exception mistake : new Exception[] {
            new IllegalArgumentException("a mistake"), new ServletException("a mistake"), new IOException("a mistake")
        }) {
            HttpResponse<String> answer = client.get((request, response) -> {
                session(request).set(VALUE, "half");
                response.getWriter().print("half an answer");
                throw mistake;
            });
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain("half");
        }
        assertThat(site().stored(client, VALUE)).isEqualTo("nothing");

        Client stranger = site().client();
        stranger.get((request, response) -> {
            SessionFilter.context(request).newSession(NewSession.anonymous());
            throw new IllegalArgumentException("a mistake");
        });
        assertThat(stranger.token()).isEmpty();
    }

    @Test
    @DisplayName("What was saved before the answer began stays saved when the handler throws later")
    default void handlerThrowsLate() {
        Client client = site().signedIn("user");
        try {
            client.get((request, response) -> {
                session(request).set(VALUE, "saved");
                response.getWriter().print("begun");
                response.flushBuffer();
                throw new IllegalArgumentException("a mistake");
            });
        } catch (UncheckedIOException cut) {
            assertThat(cut).isNotNull(); // a container may close the connection instead of ending the answer
        }

        assertThat(site().stored(client, VALUE)).isEqualTo("saved");
    }

    @Test
    @DisplayName("A commit that fails is told instead of the answer, whatever the handler makes of it")
    default void commitFails() {
        Client client = site().signedIn("user");
        Handler[] answers = {
            (request, response) -> response.getWriter().print("all is well"),
            (request, response) -> response.getWriter().print("x".repeat(200_000)),
            (request, response) -> response.sendRedirect("/done"),
            (request, response) -> {
                try {
                    response.flushBuffer();
                } catch (RuntimeException swallowed) {
                    response.setHeader("x-swallowed", "yes");
                }
                response.getWriter().print("all is well");
            }
        };
        for (Handler answer : answers) {
            HttpResponse<String> got = client.get((request, response) -> {
                site().store.writable = true;
                session(request).set(VALUE, "lost");
                site().store.writable = false;
                answer.handle(request, response);
            });
            assertThat(got.statusCode()).isEqualTo(503);
            assertThat(got.headers().firstValue("Retry-After")).isPresent();
            assertThat(got.headers().firstValue("Location")).isEmpty();
            assertThat(got.headers().firstValue("x-swallowed")).isEmpty();
            assertThat(got.body()).contains("sessions-unavailable").doesNotContain("all is well");
        }
        assertThat(site().stored(client, VALUE)).isEqualTo("nothing");
    }

    @Test
    @DisplayName("A session that was ended meanwhile is 401, not a saved change")
    default void endedMeanwhile() {
        Client client = site().signedIn("user");
        Client same = client.copy();
        String signOut = site().path((request, response) -> request.logout());
        HttpResponse<String> answer = client.get((request, response) -> {
            session(request).set(VALUE, "late");
            same.get(signOut);
        });

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("LOGOUT");
    }

    @Test
    @DisplayName("An exception about sessions is answered even where a servlet wraps it")
    default void wrapped() {
        HttpResponse<String> answer = site().client().get((request, response) -> {
            try {
                SessionFilter.context(request).require(SessionType.VALID_SESSION);
            } catch (SessionRequiredException e) {
                throw new ServletException(new ServletException(e));
            }
        });

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("Too much data is the host's mistake: 500, and the session as it was")
    default void tooMuch() {
        Client client = site().signedIn("user");
        HttpResponse<String> answer = client.get((request, response) -> {
            session(request).set(OTHER, "small");
            session(request).set(SessionKey.of("large", String.class), "x".repeat(5_000_000));
        });

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("session-data").doesNotContain("xxx");
        assertThat(site().stored(client, OTHER)).isEqualTo("nothing");
    }

    @Test
    @DisplayName("A client that goes away in the middle of an answer finds its session saved")
    default void clientGone() throws Exception {
        Client client = site().signedIn("user");
        CompletableFuture<Exception> cut = new CompletableFuture<>();
        String path = site().path((request, response) -> {
            session(request).set(VALUE, "saved");
            session(request).set(OTHER, "saved");
            try {
                while (true) {
                    response.getOutputStream().write(new byte[64 * 1024]);
                }
            } catch (IOException gone) {
                cut.complete(gone);
                throw gone;
            }
        });
        try (Socket socket = request(client, path)) {
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }

        assertThat(cut.get(30, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
        assertThat(site().stored(client, VALUE)).isEqualTo("saved");
        assertThat(site().stored(client, OTHER)).isEqualTo("saved");
    }

    @Test
    @DisplayName("A client that goes away before the answer finds all of its change, or nothing")
    default void clientGoneBefore() throws Exception {
        Client client = site().signedIn("user");
        CountDownLatch gone = new CountDownLatch(1);
        CountDownLatch there = new CountDownLatch(1);
        CompletableFuture<Boolean> handled = new CompletableFuture<>();
        String path = site().path((request, response) -> {
            there.countDown();
            session(request).set(VALUE, "saved");
            assertThat(gone.await(30, TimeUnit.SECONDS)).isTrue();
            session(request).set(OTHER, "saved");
            try {
                response.getOutputStream().write(new byte[200_000]);
            } finally {
                handled.complete(true);
            }
        });
        try (Socket socket = request(client, path)) {
            assertThat(there.await(30, TimeUnit.SECONDS)).isTrue();
            socket.setSoLinger(true, 0);
        }
        gone.countDown();

        assertThat(handled.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(site().stored(client, VALUE)).isEqualTo(site().stored(client, OTHER));
    }

    private Socket request(Client client, String path) throws IOException {
        Socket socket = new Socket(InetAddress.getByName("localhost"), site().port());
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nCookie: __Host-session=" + client.token()
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
