package dev.sessionkit.api;

/** The session comes from a store that can be read only; the message names it. A programming or configuration mistake. */
public final class ReadOnlySessionException extends SessionException {

    private static final long serialVersionUID = 1L;

    /** The component's name. */
    private final String store;

    /**
     * A write that was refused.
     *
     * @param store the component that gave the session
     */
    public ReadOnlySessionException(String store) {
        super("sessions of " + store + " can be read but not written; for writable sessions name another store in"
                + " Catena.SessionStore.SessionProvider");
        this.store = store;
    }

    /**
     * The component that gave the session.
     *
     * @return its name in the settings
     */
    public String store() {
        return store;
    }
}
