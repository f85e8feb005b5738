package dev.sessionkit.auth.oidc;

import dev.sessionkit.api.SessionStoreException;

/** A provider as the settings name and describe it, and how its failures are told. Immutable. */
record ConfiguredProvider(String name, IdentityProviderSettings settings) {

    IdentityRefusedException refused(IdentityRefusal reason) {
        return new IdentityRefusedException(name, reason);
    }

    /** Without a cause: those of libraries quote what they read. */
    SessionStoreException unavailable(String why) {
        return new SessionStoreException("identity provider " + name + " is unavailable: " + why);
    }

    void require(boolean holds, IdentityRefusal otherwise) {
        if (!holds) {
            throw refused(otherwise);
        }
    }

    @Override
    public String toString() {
        return "ConfiguredProvider[" + name + "]";
    }
}
