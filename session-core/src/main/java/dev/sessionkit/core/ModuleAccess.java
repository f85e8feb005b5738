package dev.sessionkit.core;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets Jackson reach the types of session values on the module path. A host opens its package to core alone, and need not know
 * what core does its JSON with. Thread-safe.
 */
final class ModuleAccess {

    private static final Module CORE = ModuleAccess.class.getModule();
    private static final Module JACKSON = JsonMapper.class.getModule();

    private ModuleAccess() {}

    /** Opens to Jackson what is open to core. */
    static void passOn(Type type) {
        classes(type)
                .filter(each -> each.getModule().isOpen(each.getPackageName(), CORE)
                        && !each.getModule().isOpen(each.getPackageName(), JACKSON))
                .forEach(each -> each.getModule().addOpens(each.getPackageName(), JACKSON));
    }

    /** What to write where Jackson cannot reach a type; nothing where it can. */
    static String advice(Type type) {
        return classes(type)
                .filter(each -> !each.getModule().isExported(each.getPackageName(), JACKSON))
                .findFirst()
                .map(each -> "; its module has to export its package, or write `opens " + each.getPackageName() + " to "
                        + CORE.getName() + ";`")
                .orElse("");
    }

    private static Stream<Class<?>> classes(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Stream.of(generic.getActualTypeArguments()).flatMap(ModuleAccess::classes);
        }
        return type instanceof Class<?> one && !one.isArray() ? Stream.of(one) : Stream.empty();
    }
}
