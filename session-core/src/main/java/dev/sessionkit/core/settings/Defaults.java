package dev.sessionkit.core.settings;

import dev.sessionkit.core.settings.Shape.Many;
import dev.sessionkit.core.settings.Shape.Maybe;
import dev.sessionkit.core.settings.Shape.Named;
import dev.sessionkit.core.settings.Shape.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What counts where a key is missing, made from the text of {@link dev.sessionkit.spi.Setting#byDefault()}. */
final class Defaults {

    private Defaults() {}

    /** The value, or empty where the texts do not spell one. */
    static Optional<Object> of(Shape shape, List<String> texts) {
        if (shape instanceof Scalar scalar) {
            return texts.size() == 1 ? scalar.type().parse(texts.get(0), scalar.javaType()) : Optional.empty();
        }
        if (shape instanceof Maybe maybe) {
            return texts.isEmpty()
                    ? Optional.of(Optional.empty())
                    : of(maybe.value(), texts).map(Optional::of);
        }
        if (shape instanceof Many many) {
            return list(many, texts);
        }
        return shape instanceof Named named ? map(named, texts) : Optional.empty();
    }

    private static Optional<Object> list(Many many, List<String> texts) {
        List<Object> list = new ArrayList<>();
        texts.forEach(text -> of(many.item(), List.of(text)).ifPresent(list::add));
        return list.size() == texts.size() ? Optional.of(List.copyOf(list)) : Optional.empty();
    }

    /** From texts such as {@code admin=ADMIN_ACCOUNT}. */
    private static Optional<Object> map(Named named, List<String> texts) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals >= 0) {
                String key = text.substring(0, equals);
                of(named.value(), List.of(text.substring(equals + 1))).ifPresent(value -> map.put(key, value));
            }
        }
        return map.size() == texts.size() ? Optional.of(Collections.unmodifiableMap(map)) : Optional.empty();
    }
}
