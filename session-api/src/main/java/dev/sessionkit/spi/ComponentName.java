package dev.sessionkit.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the settings call a component; without it, its class's simple name. The fully qualified class name always works. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ComponentName {

    /**
     * The name.
     *
     * @return letters, digits, {@code -}, {@code _} and {@code .}, starting with a letter
     */
    String value();
}
