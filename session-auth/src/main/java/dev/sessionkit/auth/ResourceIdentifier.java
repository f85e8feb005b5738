package dev.sessionkit.auth;

import dev.sessionkit.api.SessionRequest;
import java.util.List;

/** Tells which product a client is, so that a device can belong to one (seed 000). Thread-safe. */
@FunctionalInterface
public interface ResourceIdentifier {

    /** What the client says in {@code x-resource}, else the product in its user agent without the version, else {@code unknown}. */
    ResourceIdentifier USUAL = ResourceIdentifier::usual;

    /**
     * The client's product.
     *
     * @param client its request; hostile
     * @return the same for all versions of one product, at most 128 characters
     */
    String identify(SessionRequest client);

    private static String usual(SessionRequest client) {
        List<String> said = client.headers("x-resource");
        if (said.size() == 1 && isName(said.get(0))) {
            return said.get(0);
        }
        String agent = client.headers("user-agent").stream().findFirst().orElse("");
        int end = 0;
        while (end < agent.length() && agent.charAt(end) != '/' && agent.charAt(end) != ' ') {
            end++;
        }
        String product = agent.substring(0, end);
        return isName(product) ? product : "unknown";
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= 128 && text.chars().allMatch(c -> c > ' ' && c <= '~');
    }
}
