package dev.sessionkit.core.component;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ServiceConfigurationError;

/** Makes a component that is no service but was named by its class; fails as a service loader would. */
final class ComponentClass {

    private ComponentClass() {}

    static Object make(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            if (!constructor.trySetAccessible()) {
                throw new ServiceConfigurationError(type.getName()
                        + " is out of reach; make it public, in an exported package, with a public constructor");
            }
            return constructor.newInstance();
        } catch (InvocationTargetException thrown) {
            throw new ServiceConfigurationError(type.getName() + " could not be constructed", thrown.getCause());
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException unfit) {
            throw new ServiceConfigurationError(
                    type.getName() + " has no public constructor without parameters", unfit);
        }
    }
}
