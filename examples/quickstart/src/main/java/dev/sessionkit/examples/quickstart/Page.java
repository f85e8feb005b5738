package dev.sessionkit.examples.quickstart;

import dev.sessionkit.api.Entity;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.core.Rejection;
import dev.sessionkit.core.Session;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The page, in its three states. It works without a script, and there is none. Thread-safe. */
public final class Page {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private Page() {}

    static String signedOut(Optional<Rejection> rejection) {
        String notice = rejection
                .filter(why -> why.reason() != RejectReason.ABSENT)
                .map(why -> "<p class=\"notice\" role=\"status\">%s</p>".formatted(escape(Explanation.of(why))))
                .orElse("");
        return frame("Sign in", """
                %s
                <h1>Sign in</h1>
                <form method="post" action="/sign-in">
                  <label for="name">Your name</label>
                  <input id="name" name="name" type="text" required maxlength="64" autocomplete="nickname"
                    aria-describedby="hint">
                  <p class="hint" id="hint">Any name will do: this example asks for no password.</p>
                  <button>Sign in</button>
                </form>
                """.formatted(notice));
    }

    static String signedIn(Session session, long counter) {
        Optional<Entity> account = session.get(Entity.ACCOUNT);
        String name = account.flatMap(entity -> entity.string("name")).orElse("");
        String role = account.flatMap(entity -> entity.string("role")).orElse("");
        return frame("Signed in", """
                <h1>Hello, <bdi>%s</bdi></h1>
                <form class="count" method="post" action="/counter">
                  <p><span class="number">%d</span> <span class="unit">counted so far</span></p>
                  <button>Count one more</button>
                </form>
                <h2>What the session holds</h2>
                <dl>
                  <div><dt>account</dt><dd><bdi>%s</bdi>, role %s</dd></div>
                  <div><dt>counter</dt><dd>%d</dd></div>
                  <div><dt>signed in</dt><dd>%s</dd></div>
                  <div><dt>id</dt><dd><code>%s</code></dd></div>
                </dl>
                <p class="hint">The id is public and opens nothing: the secret is in your cookie, where no script reads it.
                  Stop the host and start it again, and you are still signed in.</p>
                <form method="post" action="/sign-out"><button class="quiet">Sign out</button></form>
                """.formatted(
                escape(name), counter, escape(name), escape(role), counter, time(session.createdAt()), session.id()));
    }

    static String problem(String error, Optional<Rejection> rejection) {
        String words = rejection.map(Explanation::of).orElseGet(() -> sentence(error));
        return frame("Not done", """
                <h1>That did not work</h1>
                <p class="notice" role="alert">%s</p>
                <p><a href="/">Back to the page</a></p>
                """.formatted(escape(words)));
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    private static String time(Instant instant) {
        return "<time datetime=\"%s\">%s</time>".formatted(instant, TIME.format(instant));
    }

    /**
     * A whole page.
     *
     * @param title text of HTML
     * @param content elements of HTML
     * @return HTML
     */
    public static String frame(String title, String content) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s · Sessionkit quickstart</title>
                <link rel="icon" href="/icon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/style.css">
                </head>
                <body>
                <header><img src="/icon.svg" alt="" width="28" height="28">Sessionkit quickstart</header>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(title, content);
    }

    /**
     * Makes text safe between tags and in quoted attributes.
     *
     * @param text anything
     * @return text of HTML
     */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
