package dev.sessionkit.servlet;

import static dev.sessionkit.servlet.Site.VALUE;
import static dev.sessionkit.servlet.Site.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.core.NewSession;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An answer that another thread completes. */
interface AsyncContract extends Contract {

    /** In milliseconds. With 1, Jetty 12.1.14 now and then answers nothing, filter or not: it loses a race with itself. */
    long SOON = 100;

    /** Works elsewhere. */
    interface Work {
        void on(AsyncContext context, HttpServletRequest request, HttpServletResponse response) throws Exception;
    }

    private static Handler async(Work work) {
        return (request, response) -> {
            AsyncContext context = request.startAsync();
            context.start(() -> {
                try {
                    work.on(context, (HttpServletRequest) context.getRequest(), (HttpServletResponse)
                            context.getResponse());
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        };
    }

    private static void begin(HttpServletRequest request) {
        SessionFilter.context(request).newSession(NewSession.anonymous()).set(VALUE, "async");
    }

    private void requireStored(Handler handler, String body) {
        Client client = site().client();
        HttpResponse<String> answer = client.get(handler);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(client.token()).as("the cookie of " + answer).hasSize(66);
        assertThat(site().stored(client, VALUE)).isEqualTo("async");
    }

    @Test
    @DisplayName("The session is committed when another thread completes the answer")
    default void complete() {
        requireStored(
                async((context, request, response) -> {
                    begin(request);
                    response.getWriter().print("done");
                    context.complete();
                }),
                "done");
        requireStored(
                async((context, request, response) -> {
                    begin(request);
                    request.getAsyncContext().complete();
                }),
                "");
    }

    @Test
    @DisplayName("... when it streams, from here or from there")
    default void stream() {
        requireStored(
                async((context, request, response) -> {
                    begin(request);
                    response.getOutputStream().print("part ");
                    response.flushBuffer();
                    response.getOutputStream().print("part");
                    context.complete();
                }),
                "part part");
    }

    @Test
    @DisplayName("... when the servlet writes without blocking")
    default void nonBlocking() {
        requireStored(
                (request, response) -> {
                    AsyncContext context = request.startAsync(request, response);
                    begin(request);
                    ServletOutputStream out = response.getOutputStream();
                    out.setWriteListener(new WriteListener() {
                        private int parts;

                        @Override
                        public void onWritePossible() throws IOException {
                            while (out.isReady()) {
                                if (parts++ == 3) {
                                    context.complete();
                                    return;
                                }
                                out.write("x".repeat(30_000).getBytes());
                            }
                        }

                        @Override
                        public void onError(Throwable failed) {
                            throw new IllegalStateException(failed);
                        }
                    });
                },
                "x".repeat(90_000));
    }

    @Test
    @DisplayName("... when it is dispatched back, to the same servlet or another one")
    default void dispatch() {
        requireStored(
                (request, response) -> {
                    if (request.getDispatcherType() == DispatcherType.ASYNC) {
                        response.getWriter().print("again");
                    } else {
                        begin(request);
                        request.startAsync().dispatch();
                    }
                },
                "again");
        String other = site().path((request, response) -> {
            begin(request);
            response.getWriter().print("elsewhere");
        });
        requireStored(async((context, request, response) -> context.dispatch(other)), "elsewhere");
        requireStored(
                (request, response) -> {
                    if (request.getDispatcherType() == DispatcherType.ASYNC) {
                        begin(request);
                        AsyncContext context = request.startAsync();
                        context.start(context::complete);
                    } else {
                        request.startAsync().dispatch();
                    }
                },
                "");
    }

    @Test
    @DisplayName("A dispatched servlet that throws leaves the session as it was")
    default void dispatchedFailure() {
        Client client = site().signedIn("user");
        HttpResponse<String> answer = client.get((request, response) -> {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                throw new IllegalArgumentException("a mistake");
            }
            session(request).set(VALUE, "half");
            request.startAsync().dispatch();
        });

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(site().stored(client, VALUE)).isEqualTo("nothing");
    }

    @Test
    @DisplayName("A request that runs out of time leaves the session as it was, whatever its late thread does")
    default void timeOut() throws Exception {
        Client client = site().signedIn("user");
        CompletableFuture<AsyncContext> forgotten = new CompletableFuture<>();
        HttpResponse<String> answer = client.get((request, response) -> {
            AsyncContext context = request.startAsync();
            context.setTimeout(SOON);
            session(request).set(VALUE, "half");
            forgotten.complete(context);
        });

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("sorry, nobody");
        try {
            forgotten.get().complete();
        } catch (IllegalStateException late) {
            assertThat(late).isNotNull();
        }
        assertThat(site().stored(client, VALUE)).isEqualTo("nothing");
    }

    @Test
    @DisplayName("A listener may answer for one that ran out of time")
    default void timeOutAnswered() throws Exception {
        Client client = site().signedIn("user");
        CompletableFuture<Boolean> completed = new CompletableFuture<>();
        HttpResponse<String> answer = client.get((request, response) -> {
            AsyncContext context = request.startAsync();
            context.setTimeout(SOON);
            session(request).set(VALUE, "half");
            context.addListener(new AsyncListener() {
                @Override
                public void onTimeout(AsyncEvent event) throws IOException {
                    HttpServletResponse late =
                            (HttpServletResponse) event.getAsyncContext().getResponse();
                    late.setStatus(504);
                    late.getWriter().print("too slow");
                    event.getAsyncContext().complete();
                }

                @Override
                public void onComplete(AsyncEvent event) {
                    completed.complete(event.getAsyncContext() instanceof AsyncContextWithSession);
                }

                @Override
                public void onError(AsyncEvent event) {
                    completed.completeExceptionally(event.getThrowable());
                }

                @Override
                public void onStartAsync(AsyncEvent event) {
                    completed.complete(false);
                }
            });
        });

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).isEqualTo("too slow");
        assertThat(completed.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(site().stored(client, VALUE)).isEqualTo("nothing");
    }

    @Test
    @DisplayName("A commit that fails when the answer is complete is told instead of it")
    default void failedCommit() {
        Client client = site().signedIn("user");
        HttpResponse<String> answer = client.get(async((context, request, response) -> {
            session(request).set(VALUE, "lost");
            response.getWriter().print("all is well");
            site().store.writable = false;
            context.complete();
        }));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("sessions-unavailable").doesNotContain("all is well");
        assertThat(site().stored(client, VALUE)).isEqualTo("nothing");
    }

    @Test
    @DisplayName("An exception after the start of asynchronous work is answered, and nothing is left waiting")
    default void refusedAfterStart() {
        HttpResponse<String> answer = site().client().get((request, response) -> {
            request.startAsync();
            SessionFilter.context(request).require(dev.sessionkit.api.SessionType.VALID_SESSION);
        });

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("session-required");
    }

    @Test
    @DisplayName("A commit that fails for a reason of the host's is 500 without detail, and nothing is left waiting")
    default void brokenCommit() {
        HttpResponse<String> answer = site().client().get(async((context, request, response) -> {
            SessionFilter.context(request).newSession(NewSession.anonymous());
            SessionFilter.context(request).commit(); // which is the filter's to do
            context.complete();
        }));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("\"broken\"").doesNotContain("committed");
    }

    @Test
    @DisplayName("Another thread may end in an error page")
    default void asyncError() {
        Client client = site().signedIn("user");
        HttpResponse<String> answer = client.get(async((context, request, response) -> {
            session(request).set(VALUE, "saved");
            response.sendError(418);
            context.complete();
        }));

        assertThat(answer.statusCode()).isEqualTo(418);
        assertThat(answer.body()).isEqualTo("sorry, saved");
    }

    @Test
    @DisplayName("A servlet may ask who is there while another thread answers")
    default void principalElsewhere() {
        assertThat(site().signedIn("user")
                        .get(async((context, request, response) -> {
                            response.getWriter().print(request.getRemoteUser());
                            context.complete();
                        }))
                        .body())
                .isEqualTo("ada");
    }
}
