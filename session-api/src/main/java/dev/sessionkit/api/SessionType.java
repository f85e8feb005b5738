package dev.sessionkit.api;

/** How much a session stands for, from least to most; each includes those before it (seed 002). */
public enum SessionType {
    /** A session that is valid, whoever holds it. */
    VALID_SESSION,
    /** A session of a signed-in account. */
    USER_ACCOUNT,
    /** A session of an account with an administrator's role. */
    ADMIN_ACCOUNT;

    /**
     * Whether a session of this type may do what requires another.
     *
     * @param required what is asked for
     * @return true where this is at least that
     */
    public boolean includes(SessionType required) {
        return compareTo(required) >= 0;
    }
}
