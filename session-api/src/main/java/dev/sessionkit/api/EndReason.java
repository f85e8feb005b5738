package dev.sessionkit.api;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Why a session ended before its time, as kept in its tombstone. The constants are what Sessionkit itself says; a host may
 * add its own. Immutable.
 *
 * @param code 1 to 32 characters of {@code A-Z}, {@code 0-9} and {@code _}
 */
public record EndReason(String code) {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{1,32}"); // before the constants, which need it

    /** The user signed out. */
    public static final EndReason LOGOUT = new EndReason("LOGOUT");

    /** The user, from another session, or an administrator ended it. */
    public static final EndReason KICKED = new EndReason("KICKED");

    /** A new session took its place: the same client signed in (again). */
    public static final EndReason REPLACED = new EndReason("REPLACED");

    /** The user had more sessions than allowed. */
    public static final EndReason LIMIT_EXCEEDED = new EndReason("LIMIT_EXCEEDED");

    /** A renewable token was used again after it had been replaced: one of its holders is a thief. */
    public static final EndReason REUSE_DETECTED = new EndReason("REUSE_DETECTED");

    /** What it held could no longer be read. */
    public static final EndReason UNREADABLE = new EndReason("UNREADABLE");

    /**
     * Checks the bounds.
     *
     * @param code the reason's name
     * @throws IllegalArgumentException where it is out of bounds
     */
    public EndReason {
        if (!CODE.matcher(Objects.requireNonNull(code, "code")).matches()) {
            throw new IllegalArgumentException("the code of an end reason has 1 to 32 characters of A-Z, 0-9 and _");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
