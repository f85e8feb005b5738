package dev.sessionkit.spi;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How a session's user signed in. Immutable.
 *
 * @param at when, in whole milliseconds
 * @param method how, such as {@code PASSWORD}; at most {@value #LONGEST_NAME} characters
 * @param device the client's name for the device; at most {@value #LONGEST_NAME} characters
 * @param resource the product the client is, such as {@code android-app}; at most {@value #LONGEST_NAME} characters
 * @param agent the client's user agent; at most {@value #LONGEST_AGENT} characters
 * @param address the client's address; at most {@value #LONGEST_NAME} characters
 */
public record Login(
        Instant at,
        String method,
        Optional<String> device,
        Optional<String> resource,
        Optional<String> agent,
        Optional<String> address) {

    /** The most characters a name here has. */
    public static final int LONGEST_NAME = 128;

    /** The most characters a user agent has. */
    public static final int LONGEST_AGENT = 512;

    /**
     * Checks the bounds and cuts the time to milliseconds.
     *
     * @param at when
     * @param method how
     * @param device on what device
     * @param resource with what product
     * @param agent with what user agent
     * @param address from where
     * @throws IllegalArgumentException where a text is too long, or holds half a pair of surrogates
     */
    public Login {
        at = SessionState.inMillis(at);
        check("method", Objects.requireNonNull(method, "method"), LONGEST_NAME);
        device.ifPresent(text -> check("device", text, LONGEST_NAME));
        resource.ifPresent(text -> check("resource", text, LONGEST_NAME));
        agent.ifPresent(text -> check("agent", text, LONGEST_AGENT));
        address.ifPresent(text -> check("address", text, LONGEST_NAME));
    }

    /** Refuses what is too long, or has no form in UTF-8. */
    static void check(String what, String text, int longest) {
        if (text.length() > longest) {
            throw new IllegalArgumentException(
                    "a session's " + what + " has at most " + longest + " characters, not " + text.length());
        }
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new IllegalArgumentException("a session's " + what + " holds half a pair of surrogates");
        }
    }
}
