package dev.sessionkit.auth;

import java.util.Objects;

/**
 * A login at another system that is to begin. Immutable.
 *
 * @param provider its name in {@code IdentityProviders}; hostile
 * @param target where the user wants to go then, at most {@value SocialLogin#LONGEST_TARGET} characters; kept, and given back
 * @param insists whether the user was shown the list of {@link SocialLoginResult.LimitReached} and wants to be signed in here
 *     ({@link LimitPolicy#ASK}); their other sessions end then, so only the user may ask for it, and no link elsewhere
 */
public record SocialLoginRequest(String provider, String target, boolean insists) {

    /**
     * Checks the length.
     *
     * @param provider its name; hostile
     * @param target where the user wants to go then
     * @param insists whether others give way
     * @throws IllegalArgumentException where the target is too long (400)
     */
    public SocialLoginRequest {
        Objects.requireNonNull(provider, "provider");
        if (target.length() > SocialLogin.LONGEST_TARGET) {
            throw new IllegalArgumentException("a target has at most " + SocialLogin.LONGEST_TARGET + " characters");
        }
    }

    /**
     * A login whose user was asked nothing.
     *
     * @param provider its name; hostile
     * @param target where the user wants to go then
     * @return one that does not insist
     * @throws IllegalArgumentException where the target is too long (400)
     */
    public static SocialLoginRequest of(String provider, String target) {
        return new SocialLoginRequest(provider, target, false);
    }

    /**
     * The same, whose user has seen the list and wants to be signed in here.
     *
     * @return a new value
     */
    public SocialLoginRequest insisting() {
        return new SocialLoginRequest(provider, target, true);
    }
}
