package dev.sessionkit.examples.weblogin;

/**
 * A page: what stands between head and foot, which all share, and the script of the same name that fills it. Nothing in it is
 * anybody's: scripts fetch that once the page is there.
 */
enum Page {
    START("/", "start", "Sessions you can see"),
    REGISTER("/register", "register", "Create an account"),
    SIGN_IN("/sign-in", "sign-in", "Sign in"),
    SESSIONS("/sessions", "sessions", "Your sessions"),
    TOKENS("/tokens", "tokens", "Token pair"),
    SIGNED_OUT("/signed-out", "signed-out", "Signed out"),
    NOT_FOUND("", "not-found", "Nothing here");

    private final String path;
    private final String file;
    private final String title;

    Page(String path, String file, String title) {
        this.path = path;
        this.file = file;
        this.title = title;
    }

    /** Where it is found. */
    String path() {
        return path;
    }

    /** The whole of it. */
    Asset asset() {
        String html = Asset.text("pages/layout.html")
                .replace("{title}", title)
                .replace("{page}", file)
                .replace("{main}", Asset.text("pages/" + file + ".html").stripTrailing());
        return Asset.notKept(html, "text/html; charset=utf-8");
    }
}
