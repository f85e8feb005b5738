package dev.sessionkit.servlet;

import static dev.sessionkit.servlet.Site.VALUE;
import static dev.sessionkit.servlet.Site.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionType;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What servlets may keep in their session. */
interface HttpAttributesContract extends Contract {

    private void requireKept(Object value) {
        Client client = site().client();
        client.does((request, response) -> {
            request.getSession().setAttribute("a", value);
            assertThat(request.getSession().getAttribute("a")).isEqualTo(value);
        });
        client.does((request, response) -> assertThat(request.getSession().getAttribute("a"))
                .isExactlyInstanceOf(value.getClass())
                .isEqualTo(value));
    }

    @Test
    @DisplayName("Texts, numbers and truth values are read back as what they were")
    default void plain() {
        List<Object> values = List.of(
                "",
                " a \"b\"\\ \n\u0000",
                "\u00fc\u20ac\ud83c\udf08",
                "LONG",
                "5",
                true,
                false,
                (byte) -128,
                (short) -5,
                5,
                Integer.MIN_VALUE,
                5L,
                Long.MAX_VALUE,
                1.5f,
                Float.NaN,
                0.1,
                -0.0,
                Double.MIN_VALUE,
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                new BigInteger("123456789012345678901234567890"),
                new BigDecimal("1.10"),
                new BigDecimal("1E+400"));
        values.forEach(this::requireKept);
    }

    @Test
    @DisplayName("Anything else is refused, and the attribute is named, but not its value")
    default void refusedTypes() {
        Serializable lambda = (Serializable & Runnable) () -> {};
        List<Object> values = List.of(
                new ArrayList<>(List.of("hush")),
                List.of("hush"),
                new Date(),
                new AtomicInteger(5),
                'c',
                lambda,
                new BigDecimal("5") {
                    private static final long serialVersionUID = 1L;
                },
                new String[] {"hush"},
                Cart.of("hush"));
        Client client = site().client();
        client.does((request, response) -> {
            request.getSession().setAttribute("attribute", "before");
            for (Object value : values) {
                assertThatThrownBy(() -> request.getSession().setAttribute("attribute", value))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("attribute attribute ")
                        .hasMessageContaining(value.getClass().getName())
                        .hasMessageNotContaining("hush");
            }
        });
        client.does((request, response) ->
                assertThat(request.getSession().getAttribute("attribute")).isEqualTo("before"));
    }

    @Test
    @DisplayName("A declared attribute takes its own type, and nothing else")
    default void declared() {
        Client client = site().client();
        client.does((request, response) -> {
            HttpSession session = request.getSession();
            session.setAttribute("cart", Cart.of("tea"));
            session.setAttribute("names", List.of("ada", "bob"));
            assertThatThrownBy(() -> session.setAttribute("cart", "hush"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("attribute cart ")
                    .hasMessageContaining(Cart.class.getName())
                    .hasMessageNotContaining("hush");
            assertThatThrownBy(() -> session.setAttribute("names", Map.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("attribute names ");
        });
        client.does((request, response) -> {
            assertThat(request.getSession().getAttribute("cart"))
                    .isInstanceOf(Cart.class)
                    .hasToString("[tea]");
            assertThat(request.getSession().getAttribute("names")).isEqualTo(List.of("ada", "bob"));
            assertThat(session(request).get(Cart.KEY).orElseThrow())
                    .as("under its key")
                    .hasToString("[tea]");
        });
    }

    @Test
    @DisplayName("They are listed by name, and removed by name or by a null value")
    default void names() {
        Client client = site().client();
        client.does((request, response) -> {
            HttpSession session = request.getSession();
            assertThat(Collections.list(session.getAttributeNames())).isEmpty();
            session.setAttribute("a", 1);
            session.setAttribute("b", 2);
            session.setAttribute("", 3);
            session.setAttribute("cart", Cart.of());
            session(request).set(VALUE, "the host's");
        });
        client.does((request, response) -> {
            HttpSession session = request.getSession();
            assertThat(Collections.list(session.getAttributeNames())).containsExactlyInAnyOrder("a", "b", "", "cart");
            session.setAttribute("a", null);
            session.removeAttribute("cart");
            session.removeAttribute("never");
            session.setAttribute("never", null);
            assertThat(session.getAttribute("a")).isNull();
            assertThat(session.getAttribute("cart")).isNull();
            assertThat(Collections.list(session.getAttributeNames())).containsExactlyInAnyOrder("b", "");
        });
        client.does((request, response) -> {
            assertThat(Collections.list(request.getSession().getAttributeNames()))
                    .containsExactlyInAnyOrder("b", "");
            assertThat(session(request).get(VALUE)).contains("the host's");
            assertThat(session(request).get(Cart.KEY)).isEmpty();
        });
    }

    @Test
    @DisplayName("Names that cannot be kept are refused, and never found")
    default void oddNames() {
        site().client().does((request, response) -> {
            HttpSession session = request.getSession();
            for (String name : new String[] {"x".repeat(117), "a\nb", "a ", "\ud800"}) {
                assertThatThrownBy(() -> session.setAttribute(name, 1))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("at most 116 characters");
                assertThat(session.getAttribute(name)).isNull();
                session.removeAttribute(name);
            }
            session.setAttribute("x".repeat(116), 1);
            assertThat(session.getAttribute("x".repeat(116))).isEqualTo(1);
            assertThatThrownBy(() -> session.setAttribute(null, 1)).isInstanceOf(IllegalArgumentException.class);
            assertThat(session.getAttribute(null)).isNull();
            session.removeAttribute(null);
        });
    }

    @Test
    @DisplayName(
            "They do not touch what the host keeps under keys of its own: an attribute of that name makes nobody an administrator")
    default void collisions() {
        Client client = site().signedIn("user");
        client.does((request, response) -> {
            session(request).set(VALUE, "the host's");
            HttpSession session = request.getSession();
            assertThat(session.getAttribute("value")).isNull();
            assertThat(session.getAttribute("account")).isNull();
            session.setAttribute("value", "the servlet's");
            session.setAttribute("account", "{\"key\":\"ada\",\"metadata\":{\"role\":\"boss\"}}");
        });
        client.does((request, response) -> {
            assertThat(session(request).get(VALUE)).contains("the host's");
            assertThat(session(request).type()).isEqualTo(SessionType.USER_ACCOUNT);
            assertThat(request.isUserInRole("user")).isTrue();
            assertThat(request.getSession().getAttribute("value")).isEqualTo("the servlet's");
            request.getSession().removeAttribute("account");
        });
        client.does(
                (request, response) -> assertThat(request.isUserInRole("user")).isTrue());
    }

    @Test
    @DisplayName("A value that is changed after it was got is this request's alone, until it is set again")
    default void mutable() {
        Client client = site().client();
        client.does((request, response) -> {
            Cart cart = Cart.of("tea");
            request.getSession().setAttribute("cart", cart);
            cart.getItems().add("too late");
            assertThat(request.getSession().getAttribute("cart")).isSameAs(cart);
        });
        String other = site().path((request, response) ->
                response.getWriter().print(request.getSession().getAttribute("cart")));
        client.does((request, response) -> {
            Cart cart = (Cart) request.getSession().getAttribute("cart");
            assertThat(cart).hasToString("[tea]");
            cart.getItems().add("milk");
            assertThat(request.getSession().getAttribute("cart")).isSameAs(cart);
            assertThat(client.copy().get(other).body()).isEqualTo("[tea]");
        });
        assertThat(client.get(other).body()).isEqualTo("[tea]");

        client.does((request, response) -> {
            Cart cart = (Cart) request.getSession().getAttribute("cart");
            cart.getItems().add("milk");
            request.getSession().setAttribute("cart", cart);
        });
        assertThat(client.get(other).body()).isEqualTo("[tea, milk]");
        client.does((request, response) -> {
            request.getSession().getAttribute("cart");
            session(request).set(Cart.KEY, Cart.of("coffee"));
            assertThat(request.getSession().getAttribute("cart")).hasToString("[coffee]");
        });
    }

    @Test
    @DisplayName("What cannot be read any more is dealt with as the settings say, and not shown")
    default void damaged() {
        Map<String, String> mistakes = Map.of("LONG", "many", "SOMETHING", "many");
        mistakes.forEach((type, text) -> {
            Client client = site().signedIn("user");
            client.does((request, response) -> session(request)
                    .set(SessionKey.mapOf("HttpSession.a", String.class), Map.of("type", type, "text", text)));
            HttpResponse<String> answer =
                    client.get((request, response) -> request.getSession().getAttribute("a"));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("UNREADABLE").doesNotContain("many");
        });
    }

    @Test
    @DisplayName("Together they are as large as the settings allow")
    default void bounded() {
        Client client = site().signedIn("user");
        HttpResponse<String> answer = client.get((request, response) -> {
            for (int i = 0; i < 100; i++) {
                request.getSession().setAttribute("a" + i, "x".repeat(1_000));
            }
        });
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("session-data");
        client.does((request, response) -> assertThat(
                        Collections.list(request.getSession().getAttributeNames()))
                .isEmpty());
    }
}
