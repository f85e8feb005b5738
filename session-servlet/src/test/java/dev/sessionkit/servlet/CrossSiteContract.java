package dev.sessionkit.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other sites make a browser send changes nothing. */
interface CrossSiteContract extends Contract {

    private HttpResponse<String> send(Client client, String method, String path, String headers) {
        return headers == null ? client.send(method, path) : client.send(method, path, headers.split("[:|] "));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("Requirement 19: An unsafe request from another site is refused")
    @CsvSource(
            nullValues = "none",
            value = {
                "200, none",
                "200, Sec-Fetch-Site: same-origin",
                "200, Sec-Fetch-Site: none",
                "403, Sec-Fetch-Site: same-site",
                "403, Sec-Fetch-Site: cross-site",
                "403, Sec-Fetch-Site: Same-Origin",
                "403, Sec-Fetch-Site: made-up",
                "403, Sec-Fetch-Site: same-origin| Sec-Fetch-Site: cross-site",
                "200, Sec-Fetch-Site: same-origin| Origin: null",
                "403, Sec-Fetch-Site: cross-site| Origin: https://shop.example.com",
                "200, Origin: https://shop.example.com",
                "403, Origin: https://shop.example.com:8443",
                "403, Origin: http://shop.example.com",
                "403, Origin: https://evil.example.com",
                "403, Origin: https://shop.example.com.evil.com",
                "403, Origin: null",
                "403, Origin: https://shop.example.com| Origin: https://evil.example.com",
                "403, Origin: http://localhost",
            })
    default void unsafe(int status, String headers) {
        String path = site().path((request, response) -> response.getWriter().print("done"));
        for (String method : new String[] {"POST", "PUT", "DELETE", "PATCH", "BREW"}) {
            HttpResponse<String> answer = send(site().client(), method, path, headers);
            assertThat(answer.statusCode()).as(method).isEqualTo(status);
            assertThat(answer.body()).contains(status == 200 ? "done" : "cross-site-request");
        }
        for (String method : new String[] {"GET", "HEAD", "OPTIONS"}) {
            assertThat(send(site().client(), method, path, headers).statusCode())
                    .as(method)
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName("A path that is open to other sites takes their POST")
    default void open() {
        site().path(
                        "/h/callback/provider",
                        (request, response) -> response.getWriter().print("back"));

        assertThat(site().client()
                        .send("POST", "/h/callback/provider", "Sec-Fetch-Site", "cross-site")
                        .body())
                .isEqualTo("back");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("Requirement 19: A GET that changes something is ours, or came with a header that no page can add")
    @CsvSource(
            nullValues = "none",
            value = {
                "403, none",
                "200, Sec-Fetch-Site: same-origin| Sec-Fetch-Dest: empty",
                "200, Sec-Fetch-Site: same-origin| Sec-Fetch-Dest: document",
                "403, Sec-Fetch-Site: same-origin| Sec-Fetch-Dest: image",
                "403, Sec-Fetch-Site: same-origin| Sec-Fetch-Dest: iframe",
                "403, Sec-Fetch-Site: same-origin",
                "403, Sec-Fetch-Site: same-origin| Sec-Fetch-Dest: document| Sec-Purpose: prefetch",
                "403, Sec-Fetch-Site: none| Sec-Fetch-Dest: document",
                "403, Sec-Fetch-Site: same-site| Sec-Fetch-Dest: document",
                "403, Sec-Fetch-Site: cross-site| Sec-Fetch-Dest: document",
                "403, Origin: https://shop.example.com",
                "403, x-session-id: nonsense",
            })
    default void changingGet(int status, String headers) {
        String path = site().path((request, response) -> {
            SessionFilter.guard(request).requireOwnGet(request);
            response.getWriter().print("done");
        });

        assertThat(send(site().signedIn("user"), "GET", path, headers).statusCode())
                .isEqualTo(status);
    }

    @Test
    @DisplayName("... whoever holds the session in a header may GET, and not whoever holds another one in it")
    default void changingGetByHeader() {
        CrossSiteGuard guard = CrossSiteGuard.of(java.util.Set.of());
        String path = site().path((request, response) -> guard.requireOwnGet(request));
        Client client = site().signedIn("user");
        Client other = site().signedIn("user");

        assertThat(site().client().get(path, "x-session-id", client.token()).statusCode())
                .isEqualTo(200);
        assertThat(site().client()
                        .get(path, "Authorization", "Bearer " + client.token())
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.get(path, "x-session-id", client.token()).statusCode())
                .isEqualTo(200);
        assertThat(client.get(path, "x-session-id", other.token()).statusCode()).isEqualTo(403);
        assertThat(site().client().get(path).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("Requirement 35: A GET that begins something for a user is a visit, from wherever, or no browser's")
    @CsvSource(
            nullValues = "none",
            value = {
                "200, none",
                "200, Sec-Fetch-Dest: document",
                "200, Sec-Fetch-Site: cross-site| Sec-Fetch-Dest: document",
                "200, Sec-Fetch-Site: same-origin| Sec-Fetch-Dest: empty",
                "403, Sec-Fetch-Site: cross-site| Sec-Fetch-Dest: empty",
                "403, Sec-Fetch-Site: same-site| Sec-Fetch-Dest: empty",
                "403, Sec-Fetch-Dest: image",
                "403, Sec-Fetch-Site: same-origin| Sec-Fetch-Dest: iframe",
                "403, Sec-Fetch-Dest: document| Sec-Fetch-Dest: image",
                "403, Sec-Fetch-Dest: Document",
                "403, Sec-Fetch-Dest: document| Sec-Purpose: prefetch;prerender",
                "403, Sec-Purpose: prefetch",
            })
    default void visit(int status, String headers) {
        String path =
                site().path((request, response) -> SessionFilter.guard(request).requireVisit(request));

        assertThat(send(site().client(), "GET", path, headers).statusCode()).isEqualTo(status);
    }
}
