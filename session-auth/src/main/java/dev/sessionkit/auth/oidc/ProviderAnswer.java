package dev.sessionkit.auth.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What a provider has answered, within the bounds. Prints the status alone. */
record ProviderAnswer(int status, byte[] body) {

    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;

    boolean isOk() {
        return status == OK;
    }

    /** Whether it says nothing about the matter: redirected, overloaded or broken. */
    boolean isNone() {
        boolean clientError = status / 100 == 4 && status != TOO_MANY_REQUESTS;
        return !isOk() && !clientError;
    }

    String text() {
        return new String(body, UTF_8);
    }

    @Override
    public String toString() {
        return "ProviderAnswer[" + status + "]";
    }
}
