package dev.sessionkit.servlet;

import dev.sessionkit.api.SessionType;
import dev.sessionkit.core.SessionFramework;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The rules of a filter that a container made, from its init parameters. */
final class FilterParameters {

    private static final Map<String, Parameter> PARAMETERS = new TreeMap<>(Map.of(
            "origins", each(SessionFilter.Builder::origin),
            "valid-session", required(SessionType.VALID_SESSION),
            "user-account", required(SessionType.USER_ACCOUNT),
            "admin-account", required(SessionType.ADMIN_ACCOUNT),
            "no-session", each(SessionFilter.Builder::requireNothing),
            "from-other-sites", each(SessionFilter.Builder::fromOtherSites),
            "bearer-realm", (builder, value, application) -> builder.bearer(value),
            "http-sessions", FilterParameters::httpSessions));

    private FilterParameters() {}

    static FilterRules read(FilterConfig config) throws ServletException {
        String attribute = SessionFramework.class.getName();
        if (!(config.getServletContext().getAttribute(attribute) instanceof SessionFramework framework)) {
            throw new ServletException("SessionFilter needs a framework: put one into the servlet context's attribute "
                    + attribute + " when the application starts, or make the filter with SessionFilter.builder");
        }
        SessionFilter.Builder builder = SessionFilter.builder(framework);
        for (String name : Collections.list(config.getInitParameterNames())) {
            Parameter parameter = PARAMETERS.get(name);
            if (parameter == null) {
                throw new ServletException(
                        "SessionFilter knows no init parameter " + name + "; it knows " + PARAMETERS.keySet());
            }
            parameter.tell(builder, config.getInitParameter(name), config.getServletContext());
        }
        return builder.rules();
    }

    /** What a parameter tells a builder. */
    private interface Parameter {
        void tell(SessionFilter.Builder builder, String value, ServletContext application) throws ServletException;
    }

    private static void httpSessions(SessionFilter.Builder builder, String value, ServletContext application)
            throws ServletException {
        String attribute = HttpSessions.class.getName();
        Object told = application.getAttribute(attribute);
        if (told != null && !(told instanceof HttpSessions)) {
            throw new ServletException("the servlet context's attribute " + attribute + " is a "
                    + told.getClass().getName());
        }
        switch (value.strip()) {
            case "true" ->
                builder.httpSessions(told instanceof HttpSessions sessions ? sessions : HttpSessions.plain());
            case "false" -> {}
            default -> throw new ServletException("SessionFilter's init parameter http-sessions is true or false");
        }
    }

    private static Parameter required(SessionType type) {
        return each((builder, pattern) -> builder.require(pattern, type));
    }

    private static Parameter each(BiConsumer<SessionFilter.Builder, String> rule) {
        return (builder, values, application) ->
                List.of(values.strip().split("\\s+")).forEach(value -> rule.accept(builder, value));
    }
}
