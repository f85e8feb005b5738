package dev.sessionkit.auth.oidc;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** An answer of which nothing can be used. The message quotes nothing of it. */
final class UnusableAnswer extends IOException {

    private static final long serialVersionUID = 1L;

    UnusableAnswer(String message) {
        super(message);
    }

    /** In our own words, or the failure's class: other messages may quote what a stranger sent. */
    static String reason(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof TimeoutException) {
            return "no whole answer in time";
        }
        return cause instanceof UnusableAnswer
                ? String.valueOf(cause.getMessage())
                : cause.getClass().getSimpleName();
    }
}
