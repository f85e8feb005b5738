package dev.sessionkit.auth;

import dev.sessionkit.api.SessionRequest;

/**
 * Tells which product a client is, so that a device can belong to one (seed 000). A component:
 * {@code PreferredImplementations.ResourceIdentifier} names another than {@link UsualResourceIdentifier}. Thread-safe.
 */
@FunctionalInterface
public interface ResourceIdentifier {

    /**
     * The client's product.
     *
     * @param client its request; hostile
     * @return the same for all versions of one product; kept in visible ASCII, cut to 128 characters
     */
    String identify(SessionRequest client);
}
