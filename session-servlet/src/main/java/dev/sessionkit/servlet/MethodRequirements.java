package dev.sessionkit.servlet;

import dev.sessionkit.api.AuthRequired;
import dev.sessionkit.api.SessionType;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one servlet class needs for which HTTP method. Each Java method that handles the request ({@code service}, then
 * {@code doGet} and so on) counts as what it says itself, else as what the class says, and the most of them is needed.
 * Immutable.
 *
 * @param byMethod for the methods that a Java method is there for
 * @param other for all others
 */
record MethodRequirements(Map<String, Optional<SessionType>> byMethod, Optional<SessionType> other) {

    static final MethodRequirements NONE = new MethodRequirements(Map.of(), Optional.empty());

    /** By HTTP method; a HEAD is answered by doGet, too. */
    private static final Map<String, List<String>> HANDLERS = Map.of(
            "GET", List.of("doGet"),
            "HEAD", List.of("doHead", "doGet"),
            "POST", List.of("doPost"),
            "PUT", List.of("doPut"),
            "DELETE", List.of("doDelete"),
            "PATCH", List.of("doPatch"),
            "OPTIONS", List.of("doOptions"),
            "TRACE", List.of("doTrace"));

    static MethodRequirements of(Class<?> servlet) {
        Optional<SessionType> ofClass = ofClass(servlet);
        Optional<SessionType> service = most(Stream.of(
                ofMethod(servlet, ofClass, "service", HttpServletRequest.class, HttpServletResponse.class),
                ofMethod(servlet, ofClass, "service", ServletRequest.class, ServletResponse.class)));
        Map<String, Optional<SessionType>> byMethod = new LinkedHashMap<>();
        HANDLERS.forEach((method, handlers) -> {
            List<Optional<SessionType>> own = handlers.stream()
                    .map(name -> ofMethod(servlet, ofClass, name, HttpServletRequest.class, HttpServletResponse.class))
                    .toList();
            boolean handled = own.stream().anyMatch(Optional::isPresent);
            byMethod.put(method, most(Stream.concat(own.stream(), Stream.of(service, handled ? service : ofClass))));
        });
        return new MethodRequirements(Map.copyOf(byMethod), most(Stream.of(service, ofClass)));
    }

    Optional<SessionType> of(String method) {
        return byMethod.getOrDefault(method, other);
    }

    /** What the nearest declaration of a method says, or the class for it; empty where only the container declares it. */
    private static Optional<SessionType> ofMethod(
            Class<?> servlet, Optional<SessionType> ofClass, String name, Class<?>... parameters) {
        for (Class<?> type = servlet; isOwn(type); type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(name) && Arrays.equals(method.getParameterTypes(), parameters)) {
                    AuthRequired own = method.getAnnotation(AuthRequired.class);
                    return own == null ? ofClass : Optional.of(own.value());
                }
            }
        }
        return Optional.empty();
    }

    /** What the nearest class says. */
    private static Optional<SessionType> ofClass(Class<?> servlet) {
        for (Class<?> type = servlet; isOwn(type); type = type.getSuperclass()) {
            AuthRequired stated = type.getAnnotation(AuthRequired.class);
            if (stated != null) {
                return Optional.of(stated.value());
            }
        }
        return Optional.empty();
    }

    /** A class of the application's, and not one that the servlet API has it extend. */
    private static boolean isOwn(Class<?> type) {
        return type != null && type != Object.class && !type.getName().startsWith("jakarta.servlet.");
    }

    private static Optional<SessionType> most(Stream<Optional<SessionType>> requirements) {
        return requirements.flatMap(Optional::stream).max(Comparator.naturalOrder());
    }
}
