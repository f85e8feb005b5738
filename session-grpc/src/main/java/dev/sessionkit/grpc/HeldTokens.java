package dev.sessionkit.grpc;

import dev.sessionkit.grpc.v1.CreateSessionResponse;
import dev.sessionkit.grpc.v1.ReissueSessionResponse;
import java.time.Instant;
import java.util.Objects;

/**
 * What a client holds of its session. Prints neither token. Immutable.
 *
 * @param authToken opens calls
 * @param reissueToken is exchanged for the next pair
 * @param authUntil until when the auth token counts
 */
public record HeldTokens(String authToken, String reissueToken, Instant authUntil) {

    /**
     * Checks that all is there.
     *
     * @param authToken opens calls
     * @param reissueToken is exchanged for the next pair
     * @param authUntil until when the auth token counts
     */
    public HeldTokens {
        Objects.requireNonNull(authToken, "authToken");
        Objects.requireNonNull(reissueToken, "reissueToken");
        Objects.requireNonNull(authUntil, "authUntil");
    }

    /**
     * What a client holds after it has signed in.
     *
     * @param session that was created
     * @return its tokens
     */
    public static HeldTokens of(CreateSessionResponse session) {
        return new HeldTokens(session.getAuthToken(), session.getReissueToken(), instant(session.getExp()));
    }

    /**
     * What a client holds after a reissue.
     *
     * @param session that goes on
     * @return its tokens
     */
    public static HeldTokens of(ReissueSessionResponse session) {
        return new HeldTokens(session.getAuthToken(), session.getReissueToken(), instant(session.getExp()));
    }

    private static Instant instant(int exp) {
        return Instant.ofEpochSecond(Integer.toUnsignedLong(exp));
    }

    @Override
    public String toString() {
        return "HeldTokens[authUntil=" + authUntil + "]";
    }
}
