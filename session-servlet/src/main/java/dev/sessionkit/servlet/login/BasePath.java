package dev.sessionkit.servlet.login;

/** The path that endpoints are below. */
final class BasePath {

    private static final String FORM = "(/[A-Za-z0-9._~-]{1,64}){1,8}";

    private BasePath() {}

    static void check(String base) {
        if (!base.matches(FORM)) {
            throw new IllegalArgumentException(
                    "Base is a path of 1 to 8 segments of letters, digits and -._~ such as /api/auth/v1, without a slash at its"
                            + " end");
        }
    }
}
