package dev.sessionkit.servlet;

import static dev.sessionkit.servlet.Site.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.core.NewSession;
import jakarta.servlet.http.HttpSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who is told of what servlets do to their session. */
interface HttpListenersContract extends Contract {

    @BeforeEach
    default void forget() {
        site().told.take();
        Cart.TOLD.take();
    }

    @Test
    @DisplayName(
            "Listeners are told of a session that begins, of its attributes, and of its end while it can still be read")
    default void life() {
        Client client = site().client();
        client.does((request, response) -> {
            HttpSession session = request.getSession();
            request.getSession();
            assertThat(site().told.take()).containsExactly("created " + session.getId());
            session.setAttribute("name", "ada");
            session.setAttribute("name", "bob");
            session.setAttribute("age", 5);
            session.removeAttribute("age");
            session.removeAttribute("never");
            session.setAttribute("name", "bob");
            assertThat(site().told.take())
                    .containsExactly(
                            "added name ada", "replaced name ada", "added age 5", "removed age 5", "replaced name bob");
        });
        client.does((request, response) -> {
            HttpSession session = request.getSession();
            assertThat(site().told.take()).isEmpty();
            session.invalidate();
            assertThat(site().told.take()).containsExactly("destroyed " + session.getId() + " bob", "removed name bob");
        });
    }

    @Test
    @DisplayName("A declared value is told where it is bound and unbound, but not when it is put again as it is")
    default void binding() {
        Client client = site().client();
        client.does((request, response) -> {
            HttpSession session = request.getSession();
            Cart cart = Cart.of("tea");
            session.setAttribute("cart", cart);
            session.setAttribute("cart", cart);
            assertThat(Cart.TOLD.take()).containsExactly("bound cart [tea]");
            session.setAttribute("cart", Cart.of("milk"));
            assertThat(Cart.TOLD.take()).containsExactly("bound cart [milk]", "unbound cart [tea]");
        });
        client.does((request, response) -> {
            HttpSession session = request.getSession();
            Object cart = session.getAttribute("cart");
            session.setAttribute("cart", cart);
            assertThat(Cart.TOLD.take()).isEmpty();
            session.removeAttribute("cart");
            assertThat(Cart.TOLD.take()).containsExactly("unbound cart [milk]");
            session.setAttribute("cart", Cart.of("coffee"));
        });
        Cart.TOLD.take();
        client.does((request, response) -> request.getSession().invalidate());
        assertThat(Cart.TOLD.take()).containsExactly("unbound cart [coffee]");
    }

    @Test
    @DisplayName("What a value does to itself when it is bound is kept, as that is before it can be found")
    default void bindingBefore() {
        Client client = site().client();
        client.does((request, response) -> request.getSession().setAttribute("cart", Cart.of("gift")));
        assertThat(Cart.TOLD.take()).containsExactly("bound cart [gift]");
        client.does((request, response) ->
                assertThat(request.getSession().getAttribute("cart")).hasToString("[gift, ribbon]"));
    }

    @Test
    @DisplayName("A value that comes too late to be kept is told that it is not bound after all")
    default void bindingTooLate() {
        site().client().does((request, response) -> {
            HttpSession session = request.getSession();
            response.flushBuffer();
            assertThatIllegalStateException().isThrownBy(() -> session.setAttribute("cart", Cart.of("tea")));
            assertThat(Cart.TOLD.take()).containsExactly("bound cart [tea]", "unbound cart [tea]");
            assertThat(session.getAttribute("cart")).isNull();
        });
    }

    @Test
    @DisplayName("A value that is refused is told nobody")
    default void refusedIsNotTold() {
        site().client().does((request, response) -> {
            HttpSession session = request.getSession();
            site().told.take();
            try {
                session.setAttribute("other", Cart.of("tea"));
            } catch (IllegalArgumentException expected) {
                assertThat(expected).hasMessageContaining("other");
            }
            assertThat(site().told.take()).isEmpty();
            assertThat(Cart.TOLD.take()).isEmpty();
        });
    }

    @Test
    @DisplayName("logout is told as the end that it is")
    default void logoutIsTold() {
        Client client = site().signedIn("user");
        client.does((request, response) -> {
            String id = session(request).id().toString();
            request.logout();
            assertThat(site().told.take()).containsExactly("destroyed " + id + " null");
            assertThat(request.getSession(false)).isNull();
        });
        assertThat(client.token()).isEmpty();
    }

    @Test
    @DisplayName(
            "What the framework's own verbs begin and end, on whatever node, is told the framework's listeners alone")
    default void elsewhere() {
        Client client = site().client();
        client.does((request, response) -> SessionFilter.context(request).newSession(NewSession.anonymous()));
        client.does((request, response) -> session(request).end(EndReason.KICKED));
        client.does((request, response) -> assertThat(request.getSession(false)).isNull());
        assertThat(site().told.take()).isEmpty();
    }
}
