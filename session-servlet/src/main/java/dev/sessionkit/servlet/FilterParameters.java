package dev.sessionkit.servlet;

import dev.sessionkit.api.SessionType;
import dev.sessionkit.core.SessionFramework;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The rules of a filter that a container made, from its init parameters. */
final class FilterParameters {

    private static final Map<String, BiConsumer<SessionFilter.Builder, String>> PARAMETERS = new TreeMap<>(Map.of(
            "origins", each(SessionFilter.Builder::origin),
            "valid-session", required(SessionType.VALID_SESSION),
            "user-account", required(SessionType.USER_ACCOUNT),
            "admin-account", required(SessionType.ADMIN_ACCOUNT),
            "no-session", each(SessionFilter.Builder::requireNothing),
            "from-other-sites", each(SessionFilter.Builder::fromOtherSites),
            "bearer-realm", SessionFilter.Builder::bearer));

    private FilterParameters() {}

    static FilterRules read(FilterConfig config) throws ServletException {
        String attribute = SessionFramework.class.getName();
        if (!(config.getServletContext().getAttribute(attribute) instanceof SessionFramework framework)) {
            throw new ServletException("SessionFilter needs a framework: put one into the servlet context's attribute "
                    + attribute + " when the application starts, or make the filter with SessionFilter.builder");
        }
        SessionFilter.Builder builder = SessionFilter.builder(framework);
        for (String name : Collections.list(config.getInitParameterNames())) {
            BiConsumer<SessionFilter.Builder, String> parameter = PARAMETERS.get(name);
            if (parameter == null) {
                throw new ServletException(
                        "SessionFilter knows no init parameter " + name + "; it knows " + PARAMETERS.keySet());
            }
            parameter.accept(builder, config.getInitParameter(name));
        }
        return builder.rules();
    }

    private static BiConsumer<SessionFilter.Builder, String> required(SessionType type) {
        return each((builder, pattern) -> builder.require(pattern, type));
    }

    private static BiConsumer<SessionFilter.Builder, String> each(BiConsumer<SessionFilter.Builder, String> rule) {
        return (builder, values) -> List.of(values.strip().split("\\s+")).forEach(value -> rule.accept(builder, value));
    }
}
