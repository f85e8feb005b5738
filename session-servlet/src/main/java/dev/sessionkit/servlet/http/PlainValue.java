package dev.sessionkit.servlet.http;

/**
 * An attribute that needs no declaration, as it is stored: JSON alone does not tell a {@code Long} from an {@code Integer}.
 *
 * @param type of the value
 * @param text of the value
 */
record PlainValue(PlainType type, String text) {

    PlainValue {
        type.parse(text); // or it cannot be read
    }

    Object value() {
        return type.parse(text);
    }
}
