package dev.sessionkit.examples.weblogin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other pages try to have a signed-in browser do: nothing comes of it. */
class ForeignPagesBrowserIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final OneHost HOST = new OneHost();

    /** What a page does when its bait is taken; an answer that is a page of the host the user sees. */
    private static final Map<String, String> WAYS = Map.of(
            "link", "location = url",
            "form",
                    "document.body.append(Object.assign(document.createElement('form'), { method: 'post', action: url, id: 'f' })); f.submit()",
            "image", "new Image().src = url",
            "frame", "document.body.append(Object.assign(document.createElement('iframe'), { src: url }))",
            "prefetch",
                    "document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: url }))",
            "fetch", "fetch(url, { mode: 'no-cors', credentials: 'include' })",
            "fetch that posts", "fetch(url, { method: 'POST', mode: 'no-cors', credentials: 'include' })");

    /** By 127.0.0.1 it is another site; by localhost it is ours, by another port, so that the browser sends the cookie along. */
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, logout",
        "127.0.0.1, kick",
        "localhost, logout",
        "localhost, kick",
    })
    void they_sign_nobody_out(String foreignHost, String what) throws IOException {
        String target = HOST.url(OneHost.API + "/" + what);
        try (Visitor visitor = Visitor.at(HOST, CHROMIUM.browser())) {
            String name = visitor.register();
            Browsing other = HOST.elsewhere("/login", name);
            Page page = visitor.page();
            for (Map.Entry<String, String> way : WAYS.entrySet()) {
                String bait = "<button onclick=\"const url = '" + target + "'; " + way.getValue() + "\">Win</button>";
                try (ForeignSite foreign = new ForeignSite(bait)) {
                    page.navigate(foreign.on(foreignHost));
                    Set<Integer> answers = answersTo(target, page, () -> visitor.press("Win"));
                    assertThat(answers).as(way.getKey()).isSubsetOf(401, 403); // without the cookie: 401
                    visitor.assertSignedInAs(name);
                }
            }
            assertThat(other.get(OneHost.API + "/sessions").body()).contains("\"activeSessions\":2");
            visitor.takeComplaints(); // of their pages
        }
    }

    /** What the host has answered; nothing where the browser keeps even that from the page. */
    private static Set<Integer> answersTo(String target, Page page, Runnable deed) {
        Set<Integer> answers = new HashSet<>();
        Set<Request> ended = new HashSet<>();
        Consumer<Request> end = request -> {
            if (request.url().equals(target)) {
                ended.add(request);
            }
        };
        Consumer<Response> answer = response -> {
            if (response.url().equals(target)) {
                answers.add(response.status());
            }
        };
        page.onResponse(answer);
        page.onRequestFinished(end);
        page.onRequestFailed(end);
        deed.run();
        page.waitForCondition(() -> !ended.isEmpty());
        page.offResponse(answer);
        page.offRequestFinished(end);
        page.offRequestFailed(end);
        return answers;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "logout | Sign out?                 | Sign out                 | {\"loggedOut\":true} | 1",
                "kick   | Sign out everywhere else? | Sign out everywhere else | {\"kicked\":1}       | 1",
            })
    void who_follows_their_link_is_asked_and_may_say_yes(
            String what, String question, String button, String answer, int left) throws IOException {
        String target = HOST.url(OneHost.API + "/" + what);
        try (ForeignSite foreign = new ForeignSite("<a href='" + target + "'>Win</a>");
                Visitor visitor = Visitor.at(HOST, CHROMIUM.browser())) {
            String name = visitor.register();
            HOST.elsewhere("/login", name);
            Page page = visitor.page();
            page.navigate(foreign.on("127.0.0.1"));
            Response asked =
                    page.waitForResponse(target, () -> page.getByText("Win").click());
            assertThat(asked.status()).isEqualTo(403);
            assertThat(visitor.heading()).hasText(question);
            assertThat(visitor.takeComplaints()).isEmpty();

            visitor.press(button);
            assertThat(page.locator("body")).hasText(answer);
            assertThat(HOST.elsewhere("/login", name)
                            .get(OneHost.API + "/sessions")
                            .body())
                    .contains("\"activeSessions\":" + (left + 1));
        }
    }

    /** A login CSRF would have them use the attacker's account unawares. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void they_sign_nobody_in_either(String foreignHost) throws IOException {
        String attacker = OneHost.newName();
        HOST.elsewhere("/register", attacker);
        String form = """
                <form method=post enctype=text/plain action='%s'>
                <input name='{"username":"%s","password":"%s","x":"' value='"}'><button id=bait>Win</button></form>
                """;
        for (String path : new String[] {OneHost.API + "/login", "/auth/login"}) {
            String page = form.formatted(HOST.url(path), attacker, OneHost.PASSWORD);
            try (ForeignSite foreign = new ForeignSite(page);
                    Visitor visitor = Visitor.at(HOST, CHROMIUM.browser())) {
                visitor.page().navigate(foreign.on(foreignHost));
                Response refused = visitor.page()
                        .waitForResponse(
                                HOST.url(path),
                                () -> visitor.page().locator("#bait").click());
                assertThat(refused.status()).isEqualTo(403);
                assertThat(visitor.context().cookies()).isEmpty();
            }
        }
    }
}
