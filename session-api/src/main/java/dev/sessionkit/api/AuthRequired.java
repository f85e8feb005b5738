package dev.sessionkit.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says what session a service method needs; on a class, what each of its methods needs that does not say so itself. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface AuthRequired {

    /**
     * The least that will do.
     *
     * @return a session type
     */
    SessionType value() default SessionType.VALID_SESSION;
}
