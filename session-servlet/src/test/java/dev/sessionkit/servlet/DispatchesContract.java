package dev.sessionkit.servlet;

import static dev.sessionkit.servlet.Site.OTHER;
import static dev.sessionkit.servlet.Site.VALUE;
import static dev.sessionkit.servlet.Site.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.core.NewSession;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** However many servlets an answer takes, they share one session. */
interface DispatchesContract extends Contract {

    @Test
    @DisplayName("A forward shares the session of the request, and its cookie is sent")
    default void forward() {
        String target = site().path((request, response) -> {
            session(request).set(OTHER, "there");
            response.getWriter().print("forwarded");
        });
        Client client = site().client();
        HttpResponse<String> answer = client.get((request, response) -> {
            response.getWriter().print("forgotten");
            SessionFilter.context(request).newSession(NewSession.anonymous()).set(VALUE, "here");
            request.getRequestDispatcher(target).forward(request, response);
        });

        assertThat(answer.body()).isEqualTo("forwarded");
        assertThat(site().stored(client, VALUE)).isEqualTo("here");
        assertThat(site().stored(client, OTHER)).isEqualTo("there");
    }

    @Test
    @DisplayName("An included servlet may begin the session, and fill the buffer")
    default void include() {
        for (int length : new int[] {3, 200_000}) {
            String part = site().path((request, response) -> {
                SessionFilter.context(request)
                        .newSession(NewSession.anonymous())
                        .set(VALUE, "included");
                response.getWriter().print("x".repeat(length));
            });
            Client client = site().client();
            HttpResponse<String> answer = client.get((request, response) -> {
                response.getWriter().print("[");
                request.getRequestDispatcher(part).include(request, response);
                response.getWriter().print("]");
            });

            assertThat(answer.body()).isEqualTo("[" + "x".repeat(length) + "]");
            assertThat(client.token()).hasSize(66);
            assertThat(site().stored(client, VALUE)).isEqualTo("included");
        }
    }

    @Test
    @DisplayName("A servlet that needs a user is not reached by a forward or an include of somebody without")
    default void guardedTargets() {
        Client nobody = site().client();
        assertThat(nobody.get((request, response) ->
                                request.getRequestDispatcher("/users").forward(request, response))
                        .statusCode())
                .isEqualTo(401);
        assertThat(nobody.get((request, response) ->
                                request.getRequestDispatcher("/users").include(request, response))
                        .statusCode())
                .isEqualTo(401);
        assertThat(site().signedIn("user")
                        .get((request, response) ->
                                request.getRequestDispatcher("/users").include(request, response))
                        .body())
                .isEqualTo("for users");
    }

    @Test
    @DisplayName("An error page reads the session as it is stored, and needs none")
    default void errorPage() {
        Client client = site().signedIn("user");
        client.get((request, response) -> session(request).set(VALUE, "before"));

        HttpResponse<String> asked = client.get((request, response) -> {
            session(request).set(VALUE, "during");
            response.sendError(418);
        });
        assertThat(asked.statusCode()).isEqualTo(418);
        assertThat(asked.body()).isEqualTo("sorry, during");
        HttpResponse<String> thrown = client.get((request, response) -> {
            session(request).set(VALUE, "dropped");
            throw new IllegalArgumentException("a mistake");
        });
        assertThat(thrown.statusCode()).isEqualTo(500);
        assertThat(thrown.body()).isEqualTo("sorry, during");
        assertThat(site().client()
                        .get((request, response) -> response.sendError(418))
                        .body())
                .isEqualTo("sorry, nobody");
    }

    @Test
    @DisplayName("A forward whose session cannot be saved is 503, and what was forwarded to says nothing")
    default void forwardFails() {
        Client client = site().signedIn("user");
        String target = site().path((request, response) -> {
            session(request).set(OTHER, "lost");
            site().store.writable = false;
            response.getWriter().print("all is well");
        });
        HttpResponse<String> answer = client.get(
                (request, response) -> request.getRequestDispatcher(target).forward(request, response));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("sessions-unavailable").doesNotContain("all is well");
        assertThat(site().stored(client, OTHER)).isEqualTo("nothing");
    }

    @Test
    @DisplayName("A servlet that catches what a forward throws may answer otherwise, and its session is saved")
    default void forwardCaught() {
        Client client = site().signedIn("user");
        String target = site().path((request, response) -> {
            throw new IllegalArgumentException("a mistake");
        });
        HttpResponse<String> answer = client.get((request, response) -> {
            session(request).set(VALUE, "kept");
            try {
                request.getRequestDispatcher(target).forward(request, response);
            } catch (IllegalArgumentException e) {
                response.resetBuffer();
                response.getWriter().print("never mind");
            }
        });

        assertThat(answer.body()).isEqualTo("never mind");
        assertThat(site().stored(client, VALUE)).isEqualTo("kept");
    }
}
