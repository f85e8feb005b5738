package dev.sessionkit.core.settings;

import dev.sessionkit.spi.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of single values that a setting can have. */
enum ScalarType {
    TEXT,
    TRUTH,
    INT,
    LONG,
    DURATION,
    ENUM,
    SECRET,
    PATH,
    URI;

    private static final Map<Class<?>, ScalarType> BY_CLASS = Map.of(
            String.class, TEXT,
            boolean.class, TRUTH,
            Boolean.class, TRUTH,
            int.class, INT,
            Integer.class, INT,
            long.class, LONG,
            Long.class, LONG,
            Duration.class, DURATION,
            Path.class, PATH,
            URI.class, URI);

    static Optional<ScalarType> of(Class<?> type) {
        if (type.isEnum()) {
            return Optional.of(ENUM);
        }
        return type == Secret.class ? Optional.of(SECRET) : Optional.ofNullable(BY_CLASS.get(type));
    }

    /** Whether it is a number. */
    boolean isWhole() {
        return this == INT || this == LONG;
    }

    /** Whether it stands without quotes in JSON. */
    boolean isUnquoted() {
        return isWhole() || this == TRUTH;
    }

    /** Whether what came out of the environment into such a value can be a secret that a message repeats. */
    boolean isWordy() {
        return this == TEXT || this == SECRET || this == PATH || this == URI;
    }

    /** What to write, as the end of a sentence. */
    String expected(Class<?> type) {
        return switch (this) {
            case TEXT, SECRET -> "text";
            case TRUTH -> "true or false";
            case INT -> "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
            case LONG -> "a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE;
            case DURATION -> "a duration such as \"PT30M\" or \"P14D\"";
            case ENUM ->
                "one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(constant -> ((Enum<?>) constant).name())
                                .collect(Collectors.joining(", "));
            case PATH -> "the path of a file";
            case URI -> "a URI";
        };
    }

    /** The value that {@code text} spells, or empty where it spells none. */
    Optional<Object> parse(String text, Class<?> type) {
        try {
            return switch (this) {
                case TEXT -> Optional.of(text);
                case TRUTH -> truth(text);
                case INT -> Optional.of(Integer.valueOf(text));
                case LONG -> Optional.of(Long.valueOf(text));
                case DURATION -> Optional.of(Duration.parse(text));
                case ENUM -> constant(text, type);
                case SECRET -> Optional.of(Secret.of(text));
                case PATH -> Optional.of(Path.of(text));
                case URI -> Optional.of(java.net.URI.create(text));
            };
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException unparsable) {
            return Optional.empty();
        }
    }

    private static Optional<Object> truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Object> constant(String text, Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equalsIgnoreCase(text))
                .<Object>map(constant -> constant)
                .findFirst();
    }
}
