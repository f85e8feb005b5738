package dev.sessionkit.benchmarks;

/**
 * What a service wants to know of a token.
 *
 * @param user {@code sub}
 * @param role {@code role}
 */
record Caller(String user, String role) {

    Caller {
        if (user == null || role == null) {
            throw new IllegalStateException("the token was not read");
        }
    }
}
