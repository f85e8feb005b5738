package dev.sessionkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionKeyTest {

    /** What the keys' types are compared with: types as the compiler writes them. */
    interface Typed {
        List<String> list();

        Map<String, Integer> map();
    }

    @Test
    void of_oneValue() {
        SessionKey<Integer> key = SessionKey.of("counter", Integer.class);

        assertThat(key.name()).isEqualTo("counter");
        assertThat(key.type()).isEqualTo(Integer.class);
        assertThat(key).hasToString("counter: java.lang.Integer");
    }

    @Test
    void listOf_likeTheCompilers() throws NoSuchMethodException {
        ParameterizedType type =
                (ParameterizedType) SessionKey.listOf("items", String.class).type();

        assertThat(type.getRawType()).isEqualTo(List.class);
        assertThat(type.getActualTypeArguments()).containsExactly(String.class);
        assertThat(type.getOwnerType()).isNull();
        assertThat(type.getTypeName()).isEqualTo(compilers("list").getTypeName());
    }

    @Test
    void mapOf_likeTheCompilers() throws NoSuchMethodException {
        ParameterizedType type =
                (ParameterizedType) SessionKey.mapOf("scores", Integer.class).type();

        assertThat(type.getRawType()).isEqualTo(Map.class);
        assertThat(type.getActualTypeArguments()).containsExactly(String.class, Integer.class);
        assertThat(type.getTypeName()).isEqualTo(compilers("map").getTypeName());
    }

    @Test
    void equals_byNameAndType() {
        assertThat(SessionKey.of("a", String.class))
                .isEqualTo(SessionKey.of("a", String.class))
                .hasSameHashCodeAs(SessionKey.of("a", String.class))
                .isNotEqualTo(SessionKey.of("b", String.class))
                .isNotEqualTo(SessionKey.of("a", Integer.class))
                .isNotEqualTo(SessionKey.listOf("a", String.class));
        assertThat(SessionKey.listOf("a", String.class))
                .isEqualTo(SessionKey.listOf("a", String.class))
                .hasSameHashCodeAs(SessionKey.listOf("a", String.class))
                .isNotEqualTo(SessionKey.listOf("a", Integer.class));
        assertThat(SessionKey.of("Aa", String.class)).isNotEqualTo(SessionKey.of("BB", String.class)); // one hash code
    }

    @ParameterizedTest
    @ValueSource(classes = {int.class, long.class, boolean.class, void.class})
    void of_primitive(Class<?> type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionKey.of("counter", type))
                .withMessageContaining("wrapper class")
                .withMessageContaining(type.getName());
    }

    @Test
    void of_longestName() {
        assertThat(SessionKey.of("x".repeat(128), String.class).name()).hasSize(SessionKey.LONGEST);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionKey.of("x".repeat(129), String.class))
                .withMessage("a session key has 1 to 128 characters, not 129");
    }

    @ParameterizedTest
    @MethodSource("dev.sessionkit.api.UserIdTest#unfit")
    void of_unfitName(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> SessionKey.of(name, String.class));
        assertThatIllegalArgumentException().isThrownBy(() -> SessionKey.listOf(name, String.class));
        assertThatIllegalArgumentException().isThrownBy(() -> SessionKey.mapOf(name, String.class));
    }

    @Test
    void of_null() {
        assertThatNullPointerException().isThrownBy(() -> SessionKey.of(null, String.class));
        assertThatNullPointerException().isThrownBy(() -> SessionKey.of("a", null));
        assertThatNullPointerException().isThrownBy(() -> SessionKey.listOf("a", null));
    }

    private static Type compilers(String method) throws NoSuchMethodException {
        return Typed.class.getDeclaredMethod(method).getGenericReturnType();
    }
}
