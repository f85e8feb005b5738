package dev.sessionkit.servlet.login;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a browser that signs out is told to forget (Clear Site Data, section 3.1; ASVS 14.3.1). */
final class ClearSiteData {

    private static final Set<String> KNOWN = Set.of("cache", "storage", "executionContexts", "clientHints", "*");

    private ClearSiteData() {}

    /** A copy. Cookies are not among them: those of the whole domain would go. */
    static List<String> checked(List<String> directives) {
        if (!KNOWN.containsAll(directives)) {
            throw new IllegalArgumentException(
                    "ClearSiteData names some of cache, storage, executionContexts, clientHints and *");
        }
        return List.copyOf(directives);
    }

    static void tell(List<String> directives, HttpServletResponse response) {
        if (!directives.isEmpty()) {
            response.setHeader(
                    "Clear-Site-Data",
                    directives.stream().map(each -> '"' + each + '"').collect(Collectors.joining(", ")));
        }
    }
}
