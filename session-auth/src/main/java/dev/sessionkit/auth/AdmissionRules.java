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

    /** The same, with a user who has been asked and wants in: whoever would be refused with the list ends the others. */
    AdmissionRules insisting() {
        return policy == LimitPolicy.ASK
                ? new AdmissionRules(limit, LimitPolicy.END_OTHERS, oneResourceForADevice)
                : this;
    }

    /** The same, with devices that belong to one resource each (seed 000). */
    AdmissionRules ofDevices() {
        return new AdmissionRules(limit, policy, true);
    }

    /** Whether one has to know the user's other sessions. */
    boolean needList() {
        return limit.isPresent() || oneResourceForADevice;
    }
}
