package dev.sessionkit.grpc;

import dev.sessionkit.api.SessionException;

/** A message does not say what it has to. */
final class InvalidRequestException extends SessionException {

    private static final long serialVersionUID = 1L;

    /**
     * Not to be tried again as it is.
     *
     * @param rule what the message has to say, in our words
     */
    InvalidRequestException(String rule) {
        super(rule);
    }
}
