package dev.sessionkit.auth.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What a provider has answered, within the bounds. Prints the status alone. Immutable as long as nobody changes the body. */
final class ProviderAnswer {

    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;

    private final int status;
    private final byte[] body;

    ProviderAnswer(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    int status() {
        return status;
    }

    byte[] body() {
        return body;
    }

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
