package dev.sessionkit.auth;

import java.util.OptionalInt;

/**
 * Which sessions a user may have at once. Immutable.
 *
 * @param limit the most; empty: any number
 * @param policy what becomes of a login that would be one too many
 * @param oneResourceForADevice whether a device belongs to one resource (seed 000): a login from the same one replaces the
 *     device's session, one from another ends all the user's other sessions
 */
record AdmissionRules(OptionalInt limit, LimitPolicy policy, boolean oneResourceForADevice) {

    /** Whether one has to know the user's other sessions. */
    boolean needList() {
        return limit.isPresent() || oneResourceForADevice;
    }
}
