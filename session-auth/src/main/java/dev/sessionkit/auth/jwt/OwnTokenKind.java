package dev.sessionkit.auth.jwt;

import java.util.Set;

/** The kinds of tokens that are issued here, and the claims that RFC 7519 does not have. */
enum OwnTokenKind {
    /** Opens requests (RFC 9068, section 2.1). */
    ACCESS("at+jwt"),
    /** Is exchanged for the next pair. */
    REFRESH("rt+jwt");

    static final String SESSION = "sid";
    static final String ROLES = "roles";
    static final String USER_NAME = "preferred_username";
    static final String USER_UUID = "user_uuid";
    static final String RENEWAL = "renewal";

    private final String type;

    OwnTokenKind(String type) {
        this.type = type;
    }

    /** The header's {@code typ}. */
    String type() {
        return type;
    }

    /** What is read of it beside the registered claims. */
    Set<String> claims() {
        return switch (this) {
            case ACCESS -> Set.of(SESSION, ROLES, USER_NAME, USER_UUID);
            case REFRESH -> Set.of(SESSION, RENEWAL);
        };
    }
}
