package dev.sessionkit.servlet.login;

import dev.sessionkit.auth.SocialLogin;
import dev.sessionkit.servlet.problem.Problem;
import dev.sessionkit.servlet.problem.ProblemException;
import java.util.List;

/**
 * Where browsers may be sent when they are signed in: pages of this host, and what the settings name (RFC 9700, section 4.11). A
 * target is compared as it is written, in the one spelling that all programs read alike, and is sent as it was compared.
 * Immutable.
 *
 * @param allowed beside pages of this host
 */
record RedirectTargets(List<AllowedTarget> allowed) {

    /**
     * Those of the settings.
     *
     * @throws IllegalArgumentException where one has not its form
     */
    static RedirectTargets of(List<String> settings) {
        return new RedirectTargets(settings.stream().map(AllowedTarget::of).toList());
    }

    /**
     * Refuses a target that leads elsewhere.
     *
     * @param target hostile
     * @return the same
     */
    String require(String target) {
        if (!allows(target)) {
            throw new ProblemException(
                    Problem.of(400, "redirect-refused", "The redirect-url is none that browsers may be sent to"));
        }
        return target;
    }

    /** Whether browsers may be sent there. */
    boolean allows(String target) {
        return target.length() <= SocialLogin.LONGEST_TARGET
                && (isOwnPage(target) || allowed.stream().anyMatch(each -> each.covers(target)));
    }

    /** Two slashes would be another host (RFC 3986, section 4.2). */
    private static boolean isOwnPage(String target) {
        return target.startsWith("/") && !target.startsWith("//") && PlainPath.isPathAndQuery(target);
    }
}
