package dev.sessionkit.servlet.login;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Asks a user whether they mean what a link wants: a button that posts to the page's own address. Nothing in it is the client's; it
 * loads nothing, and runs no script. Immutable.
 *
 * @param html the whole page
 */
record ConfirmationPage(String html) {

    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1b1f24; --paper: #f5f6f8; --card: #ffffff; --line: #d5d9df; --act: #1f5fbf; --on-act: #ffffff }
            @media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --paper: #14171a; --card: #1e2226; --line: #3a4047; --act: #8ab4f8; --on-act: #10243f } }
            * { box-sizing: border-box }
            body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
            main { width: 100%; max-width: 26rem; padding: 2rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem }
            h1 { margin: 0 0 .5rem; font-size: 1.375rem; line-height: 1.25 }
            p { margin: 0 0 1.5rem }
            button { width: 100%; min-height: 2.75rem; padding: .5rem 1rem; border: 0; border-radius: .5rem; background: var(--act); color: var(--on-act); font: inherit; font-weight: 600; cursor: pointer }
            button:hover { filter: brightness(1.08) }
            button:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px }
            """;

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>%4$s</style>
            </head>
            <body>
            <main>
            <h1>%1$s</h1>
            <p>%2$s</p>
            <form method="post"><button type="submit">%3$s</button></form>
            </main>
            </body>
            </html>
            """;

    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    static ConfirmationPage signOut() {
        return page("Sign out?", "A link from elsewhere wants to sign you out here.", "Sign out");
    }

    static ConfirmationPage kick() {
        return page(
                "Sign out everywhere else?",
                "A link from elsewhere wants to sign you out on all your other devices.",
                "Sign out everywhere else");
    }

    /** Our own texts, without characters that HTML gives a meaning. */
    private static ConfirmationPage page(String title, String reason, String button) {
        return new ConfirmationPage(PAGE.formatted(title, reason, button, STYLE));
    }

    void send(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader(
                "Referrer-Policy", "same-origin"); // with no-referrer, the form would be sent with "Origin: null"
        response.setContentType("text/html;charset=utf-8");
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
