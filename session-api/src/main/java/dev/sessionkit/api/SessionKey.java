package dev.sessionkit.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A name in a session's data together with the type of what stands there.
 *
 * <p>The type should be immutable (a record, a {@code String}, a boxed number): a decoded value may be handed to several
 * requests. On the module path, its package is exported, or opened to {@code dev.sessionkit.core}. Make keys once, as constants.
 * Immutable.
 *
 * <pre>{@code static final SessionKey<Cart> CART = SessionKey.of("cart", Cart.class);}</pre>
 *
 * @param <T> the type of the value
 */
@SuppressWarnings("UnusedTypeParameter") // it types what goes in and comes out under the key
public final class SessionKey<T> {

    /** The most characters a key's name has. */
    public static final int LONGEST = 128;

    private final String name;
    private final Type type;
    private final int hash;

    private SessionKey(String name, Type type) {
        this.name = Checks.name("a session key", name, LONGEST);
        this.type = Objects.requireNonNull(type, "type");
        this.hash = 31 * name.hashCode() + type.hashCode();
    }

    /**
     * A key for one value.
     *
     * @param name 1 to {@value #LONGEST} characters
     * @param type what stands there; a wrapper class for a number or truth value
     * @param <T> the type of the value
     * @return the key
     * @throws IllegalArgumentException where the name is out of bounds or the type primitive
     */
    public static <T> SessionKey<T> of(String name, Class<T> type) {
        if (type.isPrimitive()) {
            throw new IllegalArgumentException("use the wrapper class of " + type + " for the session key " + name);
        }
        return new SessionKey<>(name, type);
    }

    /**
     * A key for a list, read back unmodifiable.
     *
     * @param name 1 to {@value #LONGEST} characters
     * @param element the type of its elements
     * @param <E> the type of its elements
     * @return the key
     */
    public static <E> SessionKey<List<E>> listOf(String name, Class<E> element) {
        return new SessionKey<>(name, new Parameterized(List.class, List.of(element)));
    }

    /**
     * A key for a map from strings, read back unmodifiable.
     *
     * @param name 1 to {@value #LONGEST} characters
     * @param value the type of its values
     * @param <V> the type of its values
     * @return the key
     */
    public static <V> SessionKey<Map<String, V>> mapOf(String name, Class<V> value) {
        return new SessionKey<>(name, new Parameterized(Map.class, List.of(String.class, value)));
    }

    /**
     * The name under which the value stands in the session's JSON.
     *
     * @return 1 to {@value #LONGEST} characters
     */
    public String name() {
        return name;
    }

    /**
     * What the value is decoded to.
     *
     * @return a class, or a {@link ParameterizedType} of {@link List} or {@link Map}
     */
    public Type type() {
        return type;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof SessionKey<?> that
                        && hash == that.hash
                        && name.equals(that.name)
                        && type.equals(that.type));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return name + ": " + type.getTypeName();
    }

    /** A generic type with its arguments, as reflection would give it. */
    private record Parameterized(Class<?> raw, List<Class<?>> arguments) implements ParameterizedType {

        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(Type[]::new);
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return null;
        }

        @Override
        public String getTypeName() {
            String inner =
                    Arrays.toString(arguments.stream().map(Class::getTypeName).toArray());
            return raw.getTypeName() + "<" + inner.substring(1, inner.length() - 1) + ">";
        }
    }
}
