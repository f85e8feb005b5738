package dev.sessionkit.core;

import dev.sessionkit.api.SessionId;
import java.util.Optional;

/**
 * A session's id together with one of its values (seed 002: {@code GetSessionIdAndData}).
 *
 * @param id which session
 * @param data the value, or empty where there is none
 * @param <T> its type
 */
public record SessionIdAndData<T>(SessionId id, Optional<T> data) {}
