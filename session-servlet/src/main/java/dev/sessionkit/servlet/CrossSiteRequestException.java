package dev.sessionkit.servlet;

import dev.sessionkit.api.SessionException;

/** A page of another site made a browser send a request that would change something: 403. */
public final class CrossSiteRequestException extends SessionException {

    private static final long serialVersionUID = 1L;

    /**
     * A request that is refused.
     *
     * @param detail told to the client: in our own words, and what to do where something can be done
     */
    CrossSiteRequestException(String detail) {
        super(detail);
    }
}
