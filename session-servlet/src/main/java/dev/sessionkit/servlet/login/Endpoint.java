package dev.sessionkit.servlet.login;

import java.io.IOException;

/** Answers one kind of call. Thread-safe. */
@FunctionalInterface
interface Endpoint {

    /**
     * Answers, or throws what {@link dev.sessionkit.servlet.SessionFilter} answers.
     *
     * @throws IOException where the client is gone
     */
    void answer(Call call) throws IOException;
}
