package dev.sessionkit.auth;

import dev.sessionkit.api.SessionException;
import dev.sessionkit.spi.AccountDetails;

/**
 * The account has {@value dev.sessionkit.spi.AccountDetails#MOST_IDENTITIES} identities at other systems, and one more is to be linked
 * (409). One of the others has to go first: {@link AccountService#unlink}.
 */
public final class TooManyIdentitiesException extends SessionException {

    private static final long serialVersionUID = 1L;

    TooManyIdentitiesException() {
        super("the account has " + AccountDetails.MOST_IDENTITIES + " identities already, as many as it can");
    }
}
