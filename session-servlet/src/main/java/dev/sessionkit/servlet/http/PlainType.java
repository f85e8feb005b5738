package dev.sessionkit.servlet.http;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of attributes that need no declaration. Each is immutable, and read back from its text as it was. */
enum PlainType {
    STRING(String.class),
    BOOLEAN(Boolean.class),
    BYTE(Byte.class),
    SHORT(Short.class),
    INTEGER(Integer.class),
    LONG(Long.class),
    FLOAT(Float.class),
    DOUBLE(Double.class),
    BIG_INTEGER(BigInteger.class),
    BIG_DECIMAL(BigDecimal.class);

    private static final Map<Class<?>, PlainType> BY_CLASS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(plain -> plain.type, plain -> plain));

    private final Class<?> type;

    PlainType(Class<?> type) {
        this.type = type;
    }

    /** The type of a value; empty where it is exactly none of these. */
    static Optional<PlainType> of(Object value) {
        return Optional.ofNullable(BY_CLASS.get(value.getClass()));
    }

    /** The value that a text stands for. */
    Object parse(String text) {
        try {
            return parsed(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the text of this " + this + " is none"); // which is not shown
        }
    }

    private Object parsed(String text) {
        return switch (this) {
            case STRING -> text;
            case BOOLEAN -> Boolean.valueOf(text);
            case BYTE -> Byte.valueOf(text);
            case SHORT -> Short.valueOf(text);
            case INTEGER -> Integer.valueOf(text);
            case LONG -> Long.valueOf(text);
            case FLOAT -> Float.valueOf(text);
            case DOUBLE -> Double.valueOf(text);
            case BIG_INTEGER -> new BigInteger(text);
            case BIG_DECIMAL -> new BigDecimal(text);
        };
    }
}
