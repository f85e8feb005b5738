package dev.sessionkit.servlet;

import static dev.sessionkit.servlet.Site.session;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A filter that is not told to serve HttpSessions leaves them to the container. */
interface ContainerSessionsContract extends Contract {

    @Test
    @DisplayName("The framework's session is not the container's")
    default void containersOwn() {
        Client client = site().signedIn("user");
        client.does((request, response) -> {
            assertThat(session(request).id()).isNotNull();
            assertThat(request.getSession(false)).isNull();
            assertThat(request.getRequestedSessionId()).isNull();
        });
    }
}
