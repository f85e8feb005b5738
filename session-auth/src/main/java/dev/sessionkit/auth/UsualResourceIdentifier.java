package dev.sessionkit.auth;

import com.google.auto.service.AutoService;
import dev.sessionkit.api.SessionRequest;
import java.util.List;

/**
 * What the client says in {@code x-resource}, else the product in its user agent without the version, else {@code unknown}.
 * Thread-safe.
 */
@AutoService(ResourceIdentifier.class)
@SuppressWarnings("exports") // AutoService is needed to compile only
public final class UsualResourceIdentifier implements ResourceIdentifier {

    private static final int LONGEST = 128;

    @Override
    public String identify(SessionRequest client) {
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
        return !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(c -> c > ' ' && c <= '~');
    }
}
