package dev.sessionkit.grpc;

import dev.sessionkit.api.AuthRequired;
import dev.sessionkit.api.SessionType;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@link AuthRequired} says on a service's class and on the Java methods that implement its methods: the nearest declaration of
 * each counts as what it says itself, else as what the nearest class says. Immutable.
 *
 * @param byMethod by full method name
 */
record ServiceRequirements(Map<String, SessionType> byMethod) {

    static final ServiceRequirements NONE = new ServiceRequirements(Map.of());

    /** What a service says, checked to be understood: an annotation that guards nothing is a mistake. */
    static ServiceRequirements of(BindableService service, ServerServiceDefinition definition) {
        List<Class<?>> classes = Stream.<Class<?>>iterate(
                        service.getClass(), type -> type != null, Class::getSuperclass)
                .toList();
        Optional<SessionType> ofClass = classes.stream()
                .map(type -> type.getAnnotation(AuthRequired.class))
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(AuthRequired::value);
        Map<String, SessionType> byMethod = new HashMap<>();
        for (ServerMethodDefinition<?, ?> method : definition.getMethods()) {
            MethodDescriptor<?, ?> named = method.getMethodDescriptor();
            ofMethod(classes, plain(String.valueOf(named.getBareMethodName())), ofClass)
                    .ifPresent(needed -> byMethod.put(named.getFullMethodName(), needed));
        }
        classes.forEach(type -> requireKnown(type, definition));
        return new ServiceRequirements(Map.copyOf(byMethod));
    }

    Optional<SessionType> of(MethodDescriptor<?, ?> method) {
        return Optional.ofNullable(byMethod.get(method.getFullMethodName()));
    }

    private static Optional<SessionType> ofMethod(List<Class<?>> classes, String name, Optional<SessionType> ofClass) {
        for (Class<?> type : classes) {
            List<Method> declared = methods(type)
                    .filter(method -> plain(method.getName()).equals(name))
                    .toList();
            if (!declared.isEmpty()) {
                return declared.stream()
                        .map(method -> method.getAnnotation(AuthRequired.class))
                        .flatMap(Stream::ofNullable)
                        .map(AuthRequired::value)
                        .max(Comparator.naturalOrder())
                        .or(() -> ofClass);
            }
        }
        return ofClass;
    }

    private static void requireKnown(Class<?> type, ServerServiceDefinition definition) {
        methods(type)
                .filter(method -> method.isAnnotationPresent(AuthRequired.class))
                .filter(method -> definition.getMethods().stream()
                        .map(known ->
                                plain(String.valueOf(known.getMethodDescriptor().getBareMethodName())))
                        .noneMatch(plain(method.getName())::equals))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new IllegalArgumentException(unknown + " says @AuthRequired, but "
                            + definition.getServiceDescriptor().getName()
                            + " has no such method, so it would guard nothing");
                });
    }

    private static Stream<Method> methods(Class<?> type) {
        return Stream.of(type.getDeclaredMethods()).filter(method -> !method.isSynthetic());
    }

    /** Generators of code change case, and drop or add underscores. */
    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
