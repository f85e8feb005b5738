package dev.sessionkit.core;

import dev.sessionkit.api.AuthRequired;
import dev.sessionkit.api.SessionType;
import java.lang.reflect.Method;
import java.util.Optional;

/** Reads {@link AuthRequired}, for transports that know which method a request is for. */
public final class AuthRequirements {

    private AuthRequirements() {}

    /**
     * What a method needs.
     *
     * @param method the one that will handle the request
     * @return what it says itself, else what its class says; empty where neither does, so that no session is needed
     */
    public static Optional<SessionType> of(Method method) {
        AuthRequired own = method.getAnnotation(AuthRequired.class);
        AuthRequired stated = own != null ? own : method.getDeclaringClass().getAnnotation(AuthRequired.class);
        return Optional.ofNullable(stated).map(AuthRequired::value);
    }
}
