package dev.sessionkit.servlet;

import static dev.sessionkit.servlet.Site.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.core.NewSession;
import jakarta.servlet.http.HttpSession;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The container's session is the framework's (Jakarta Servlet 6.1, chapter 7 and HttpSession). */
interface HttpSessionContract extends Contract {

    private Client withSession() {
        Client client = site().client();
        client.does((request, response) -> request.getSession().setAttribute("name", "ada"));
        assertThat(client.token()).hasSize(66);
        return client;
    }

    private static SessionId idOf(Client client) {
        return SessionId.parse(client.token().substring(0, 22)).orElseThrow();
    }

    @Test
    @DisplayName("There is none until somebody asks for one, and the one that begins then is the framework's")
    default void begins() {
        Client client = site().client();
        client.does((request, response) -> {
            assertThat(request.getSession(false)).isNull();
            assertThat(request.getRequestedSessionId()).isNull();
            assertThat(request.isRequestedSessionIdValid()).isFalse();
            assertThat(request.isRequestedSessionIdFromCookie()).isFalse();
            assertThat(request.isRequestedSessionIdFromURL()).isFalse();
        });
        assertThat(client.token()).isEmpty();

        client.does((request, response) -> {
            HttpSession begun = request.getSession();
            assertThat(begun.isNew()).isTrue();
            assertThat(begun.getId()).isEqualTo(session(request).id().toString());
            assertThat(begun.getCreationTime())
                    .isEqualTo(begun.getLastAccessedTime())
                    .isEqualTo(site().clock.instant().toEpochMilli());
            assertThat(begun.getMaxInactiveInterval()).isEqualTo(30 * 60);
            assertThat(begun.getServletContext()).isSameAs(request.getServletContext());
            assertThat(request.getSession(false)).isSameAs(begun).isSameAs(request.getSession(true));
            assertThat(request.isRequestedSessionIdValid()).isFalse();
        });
        assertThat(site().framework.sessions().isSessionValid(idOf(client))).isTrue();
    }

    @Test
    @DisplayName("The client's next request joins it, by cookie or by header")
    default void joins() {
        Client client = withSession();
        String id = idOf(client).toString();
        client.does((request, response) -> {
            HttpSession joined = request.getSession();
            assertThat(joined.isNew()).isFalse();
            assertThat(joined.getId()).isEqualTo(id);
            assertThat(joined.getAttribute("name")).isEqualTo("ada");
            assertThat(request.getRequestedSessionId()).isEqualTo(id);
            assertThat(request.isRequestedSessionIdValid()).isTrue();
            assertThat(request.isRequestedSessionIdFromCookie()).isTrue();
            assertThat(request.isRequestedSessionIdFromURL()).isFalse();
        });

        String byHeader = site().path((request, response) -> response.getWriter()
                .print(request.getRequestedSessionId()
                        + request.isRequestedSessionIdValid()
                        + request.isRequestedSessionIdFromCookie()));
        assertThat(site().client()
                        .get(byHeader, "Authorization", "Bearer " + client.token())
                        .body())
                .isEqualTo(id + "truefalse");
    }

    @Test
    @DisplayName("Whoever is signed in with the framework has that session")
    default void signedIn() {
        Client client = site().signedIn("user");
        client.does((request, response) -> {
            assertThat(request.getSession(false).getId())
                    .isEqualTo(session(request).id().toString())
                    .isEqualTo(idOf(client).toString());
            assertThat(request.getUserPrincipal().getName()).isEqualTo("ada");
        });
    }

    @Test
    @DisplayName(
            "A requested id that opens nothing is told as requested, and as not valid; what is no id is told as none")
    default void requestedInVain() {
        Client client = withSession();
        String id = idOf(client).toString();
        site().framework.sessions().end(idOf(client), EndReason.KICKED);
        client.does((request, response) -> {
            assertThat(request.getSession(false)).isNull();
            assertThat(request.getRequestedSessionId()).isEqualTo(id);
            assertThat(request.isRequestedSessionIdValid()).isFalse();
            assertThat(request.isRequestedSessionIdFromCookie()).isTrue();
            assertThat(request.getSession().getId()).isNotEqualTo(id);
            assertThat(request.getRequestedSessionId()).isEqualTo(id);
            assertThat(request.isRequestedSessionIdValid()).isFalse();
        });

        String path = site().path((request, response) -> response.getWriter().print(request.getRequestedSessionId()));
        assertThat(site().client()
                        .get(path, "Cookie", "__Host-session=<script>; JSESSIONID=abc")
                        .body())
                .isEqualTo("null");
        assertThat(site().client().get(path + ";jsessionid=abc").statusCode()).isIn(200, 404);
    }

    @Test
    @DisplayName("It was last accessed when it was last noted, which is within the touch interval")
    default void lastAccessed() {
        Client client = withSession();
        long began = site().clock.instant().toEpochMilli();
        site().clock.advance(Duration.ofMinutes(2));
        client.does((request, response) -> {
            assertThat(request.getSession().getCreationTime()).isEqualTo(began);
            assertThat(request.getSession().getLastAccessedTime()).isEqualTo(began);
        });
        site().clock.advance(Duration.ofSeconds(1));
        client.does((request, response) -> {
            assertThat(request.getSession().getCreationTime()).isEqualTo(began);
            assertThat(request.getSession().getLastAccessedTime()).isEqualTo(began + 120_000);
        });
    }

    @Test
    @DisplayName("Once the answer has begun, none can begin, and the one there is can be read and not changed")
    default void tooLate() {
        Handler[] beginnings = {
            (request, response) -> response.flushBuffer(),
            (request, response) -> response.getOutputStream().write(new byte[200_000])
        };
        for (Handler beginning : beginnings) {
            Client client = site().client();
            client.does((request, response) -> {
                beginning.handle(request, response);
                assertThatThrownBy(request::getSession).isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> request.getSession(true)).isInstanceOf(IllegalStateException.class);
                assertThat(request.getSession(false)).isNull();
            });
            assertThat(client.token()).isEmpty();

            withSession().does((request, response) -> {
                beginning.handle(request, response);
                assertThat(request.getSession().getAttribute("name")).isEqualTo("ada");
                assertThatThrownBy(() -> request.getSession().setAttribute("name", "bob"))
                        .isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(request::changeSessionId).isInstanceOf(IllegalStateException.class);
            });
        }
    }

    @Test
    @DisplayName("An invalidated one is over, for this client and for all others, and says so")
    default void invalidate() {
        Client client = withSession();
        SessionId id = idOf(client);
        Client same = client.copy();
        client.does((request, response) -> {
            HttpSession session = request.getSession();
            session.invalidate();
            List<ThrowingCallable> refused = List.of(
                    session::getCreationTime,
                    session::getLastAccessedTime,
                    session::isNew,
                    session::getAttributeNames,
                    session::getAccessor,
                    session::invalidate,
                    () -> session.getAttribute("name"),
                    () -> session.setAttribute("name", "bob"),
                    () -> session.setAttribute("name", null),
                    () -> session.removeAttribute("name"));
            refused.forEach(call -> assertThatThrownBy(call).isInstanceOf(IllegalStateException.class));
            assertThat(session.getId()).isEqualTo(id.toString());
            assertThat(session.getMaxInactiveInterval()).isEqualTo(30 * 60);
            assertThat(session.getServletContext()).isSameAs(request.getServletContext());
            assertThat(request.getSession(false)).isNull();
            assertThat(request.isRequestedSessionIdValid()).isFalse();
            assertThat(request.getRequestedSessionId()).isEqualTo(id.toString());
        });

        assertThat(client.token()).as("taken back").isEmpty();
        assertThat(site().framework
                        .sessions()
                        .describe(id)
                        .orElseThrow()
                        .ending()
                        .orElseThrow()
                        .reason())
                .isEqualTo(EndReason.LOGOUT);
        same.does((request, response) -> assertThat(request.getSession(false)).isNull());
    }

    @Test
    @DisplayName("After one was invalidated, another may begin in the same request")
    default void invalidateAndBegin() {
        Client client = withSession();
        SessionId id = idOf(client);
        client.does((request, response) -> {
            HttpSession first = request.getSession();
            first.invalidate();
            HttpSession second = request.getSession();
            assertThat(second).isNotSameAs(first);
            assertThat(second.isNew()).isTrue();
            assertThat(second.getAttribute("name")).isNull();
            assertThatThrownBy(() -> first.getAttribute("name")).isInstanceOf(IllegalStateException.class);
            second.setAttribute("name", "bob");
        });

        assertThat(idOf(client)).isNotEqualTo(id);
        client.does((request, response) ->
                assertThat(request.getSession(false).getAttribute("name")).isEqualTo("bob"));
    }

    @Test
    @DisplayName("One that gave way to another of the framework's is over")
    default void replaced() {
        withSession().does((request, response) -> {
            HttpSession before = request.getSession();
            SessionFilter.context(request).newSession(NewSession.anonymous());
            assertThatThrownBy(() -> before.getAttribute("name")).isInstanceOf(IllegalStateException.class);
            assertThat(request.getSession(false).getId())
                    .isEqualTo(session(request).id().toString())
                    .isNotEqualTo(before.getId());
        });
    }

    @Test
    @DisplayName(
            "changeSessionId gives the client a new secret: what it held before opens nothing; name and attributes stay")
    default void changeSessionId() {
        Client client = withSession();
        Client thief = client.copy();
        String before = client.token();
        client.does((request, response) -> {
            HttpSession session = request.getSession();
            long began = session.getCreationTime();
            assertThat(request.changeSessionId()).isEqualTo(session.getId());
            assertThat(session.getAttribute("name")).isEqualTo("ada");
            assertThat(session.getCreationTime()).isEqualTo(began);
        });

        assertThat(client.token()).isNotEqualTo(before).startsWith(before.substring(0, 22));
        thief.does((request, response) -> assertThat(request.getSession(false)).isNull());
        client.does((request, response) ->
                assertThat(request.getSession(false).getAttribute("name")).isEqualTo("ada"));
        site().client()
                .does((request, response) ->
                        assertThatThrownBy(request::changeSessionId).isInstanceOf(IllegalStateException.class));
    }

    @Test
    @DisplayName("No URL ever carries it")
    default void urls() {
        withSession().does((request, response) -> {
            request.getSession();
            for (String url : List.of("/a", "", "a?b=c#d", "https://other.example/x", "/a;b=c")) {
                assertThat(response.encodeURL(url)).isEqualTo(url);
                assertThat(response.encodeRedirectURL(url)).isEqualTo(url);
            }
        });
    }

    @Test
    @DisplayName("How long it lives is the setting; to set that again is allowed, anything else refused")
    default void maxInactiveInterval() {
        withSession().does((request, response) -> {
            HttpSession session = request.getSession();
            assertThatCode(() -> session.setMaxInactiveInterval(30 * 60)).doesNotThrowAnyException();
            for (int other : new int[] {60, 0, -1, Integer.MAX_VALUE}) {
                assertThatThrownBy(() -> session.setMaxInactiveInterval(other))
                        .isInstanceOf(UnsupportedOperationException.class)
                        .hasMessageContaining("Sessions.IdleTimeout");
            }
            assertThat(session.getMaxInactiveInterval()).isEqualTo(30 * 60);
        });
    }

    @Test
    @DisplayName("All servlets of a request share it: forwarded to, included, and dispatched to later")
    default void dispatches() {
        String target = site().path((request, response) ->
                response.getWriter().print(request.getSession().getAttribute("name")));
        Handler[] ways = {
            (request, response) -> request.getRequestDispatcher(target).forward(request, response),
            (request, response) -> request.getRequestDispatcher(target).include(request, response),
            (request, response) -> request.startAsync().dispatch(target)
        };
        for (Handler way : ways) {
            Client client = site().client();
            HttpResponse<String> answer = client.does((request, response) -> {
                request.getSession().setAttribute("name", "bob");
                way.handle(request, response);
            });
            assertThat(answer.body()).isEqualTo("bob");
            client.does((request, response) ->
                    assertThat(request.getSession(false).getAttribute("name")).isEqualTo("bob"));
        }
    }

    @Test
    @DisplayName("An error page sees the one that began with the error; of a servlet that threw, it sees nothing")
    default void errorPageOfNewSession() {
        Client client = site().client();
        HttpResponse<String> answer = client.does((request, response) -> {
            request.getSession().setAttribute("name", "bob");
            response.sendError(419);
        });
        assertThat(answer.body()).isEqualTo("sorry, bob");
        client.does((request, response) ->
                assertThat(request.getSession(false).getAttribute("name")).isEqualTo("bob"));

        Client other = site().client();
        assertThat(other.does((request, response) -> response.sendError(419)).body())
                .isEqualTo("sorry, null");
        assertThat(other.token()).as("begun by the error page").hasSize(66);

        Client third = site().client();
        assertThat(third.get((request, response) -> {
                            request.getSession().setAttribute("name", "half");
                            throw new UnsupportedOperationException("a mistake");
                        })
                        .body())
                .isEqualTo("sorry, null");
    }

    @Test
    @DisplayName("A servlet that throws leaves it as it was, and nothing of one that began")
    default void failures() {
        Client client = withSession();
        client.get((request, response) -> {
            request.getSession().setAttribute("name", "half");
            throw new IllegalArgumentException("a mistake");
        });
        client.does((request, response) ->
                assertThat(request.getSession().getAttribute("name")).isEqualTo("ada"));

        Client stranger = site().client();
        stranger.get((request, response) -> {
            request.getSession().setAttribute("name", "half");
            throw new IllegalArgumentException("a mistake");
        });
        assertThat(stranger.token()).isEmpty();
    }

    @Test
    @DisplayName("While the store is down, whoever asks for it gets 503, and not an empty one")
    default void storeIsDown() {
        Client client = withSession();
        Handler[] questions = {
            (request, response) -> request.getSession(),
            (request, response) -> request.getSession(false),
            (request, response) -> request.isRequestedSessionIdValid()
        };
        for (Handler question : questions) {
            HttpResponse<String> answer = client.get((request, response) -> {
                site().store.readable = false;
                question.handle(request, response);
            });
            site().store.readable = true;
            assertThat(answer.statusCode()).isEqualTo(503);
        }
        assertThat(client.get((request, response) -> {}).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("Two requests that set different attributes at the same time both count")
    default void concurrent() {
        Client client = withSession();
        Client same = client.copy();
        String second = site().path((request, response) -> request.getSession().setAttribute("second", 2));
        client.does((request, response) -> {
            request.getSession().setAttribute("first", 1);
            assertThat(same.get(second).statusCode()).isEqualTo(200);
            assertThat(request.getSession().getAttribute("second")).isNull();
        });
        client.does((request, response) -> {
            assertThat(request.getSession().getAttribute("first")).isEqualTo(1);
            assertThat(request.getSession().getAttribute("second")).isEqualTo(2);
        });
    }

    @Test
    @DisplayName("Its accessor reaches it outside of any request, as long as it is stored and valid")
    default void accessor() {
        Client client = site().client();
        AtomicReference<HttpSession.Accessor> kept = new AtomicReference<>();
        client.does((request, response) -> {
            HttpSession.Accessor accessor = request.getSession().getAccessor();
            assertThatThrownBy(() -> accessor.access(session -> {})).isInstanceOf(IllegalStateException.class);
            request.getSession().setAttribute("name", "ada");
            kept.set(accessor);
        });

        AtomicReference<HttpSession> leaked = new AtomicReference<>();
        kept.get().access(session -> {
            assertThat(session.getAttribute("name")).isEqualTo("ada");
            assertThat(session.isNew()).isFalse();
            session.setAttribute("name", "bob");
            session.setAttribute("cart", Cart.of("tea"));
            leaked.set(session);
        });
        assertThatThrownBy(() -> leaked.get().setAttribute("name", "eve")).isInstanceOf(IllegalStateException.class);
        client.does((request, response) -> {
            assertThat(request.getSession().getAttribute("name")).isEqualTo("bob");
            assertThat(request.getSession().getAttribute("cart")).hasToString("[tea]");
        });

        kept.get().access(session -> {
            session.invalidate();
            assertThatThrownBy(() -> session.getAttribute("name")).isInstanceOf(IllegalStateException.class);
        });
        client.does((request, response) -> assertThat(request.getSession(false)).isNull());
        assertThatThrownBy(() -> kept.get().access(session -> {})).isInstanceOf(IllegalStateException.class);
    }
}
