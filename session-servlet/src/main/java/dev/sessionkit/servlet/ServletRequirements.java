package dev.sessionkit.servlet;

import dev.sessionkit.api.SessionType;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@link dev.sessionkit.api.AuthRequired} says about the servlet that a request goes to. Known for servlets that the
 * container maps to paths; a named dispatch does not say where it goes. Thread-safe.
 */
final class ServletRequirements {

    private static final Logger LOG = LoggerFactory.getLogger(ServletRequirements.class);

    private final Map<String, MethodRequirements> byServlet = new ConcurrentHashMap<>();

    /** What the servlet's class, or its method for this request, says it needs; empty where it needs nothing. */
    Optional<SessionType> of(HttpServletRequest request) {
        String servlet = mapping(request).getServletName();
        if (servlet == null || servlet.isEmpty()) {
            return Optional.empty();
        }
        MethodRequirements known = byServlet.get(servlet);
        if (known == null) {
            known = byServlet.computeIfAbsent(servlet, name -> read(name, request.getServletContext()));
        }
        return known.of(request.getMethod());
    }

    private static HttpServletMapping mapping(HttpServletRequest request) {
        boolean included = request.getDispatcherType() == DispatcherType.INCLUDE;
        return included && request.getAttribute(RequestDispatcher.INCLUDE_MAPPING) instanceof HttpServletMapping target
                ? target
                : request.getHttpServletMapping();
    }

    private static MethodRequirements read(String servlet, ServletContext context) {
        ServletRegistration registration = context.getServletRegistration(servlet);
        String type = registration == null ? null : registration.getClassName();
        if (type == null) {
            return MethodRequirements.NONE;
        }
        try {
            return MethodRequirements.of(Class.forName(type, false, loader(context)));
        } catch (ClassNotFoundException | LinkageError e) {
            // the application's own classes are all visible here; the container may hide its own
            LOG.info("Servlet {} is a {}, whose annotations cannot be seen from here", servlet, type);
            return MethodRequirements.NONE;
        }
    }

    private static ClassLoader loader(ServletContext context) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        return application != null ? application : context.getClassLoader();
    }
}
