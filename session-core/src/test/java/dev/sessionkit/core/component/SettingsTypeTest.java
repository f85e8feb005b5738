package dev.sessionkit.core.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Configurable;
import dev.sessionkit.spi.NoSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTypeTest {

    record One() {}

    record Generic<T>() {}

    interface Direct extends Configurable<One> {}

    interface Swapped<A, B extends Record> extends Configurable<B> {}

    interface Deep<X extends Record> extends Swapped<List<String>, X> {}

    abstract static class Above<R extends Record> implements Deep<R> {}

    abstract static class ByInterface implements Runnable, Direct {}

    abstract static class ByVariable extends Above<One> implements Iterable<String> {}

    abstract static class ByGeneric implements Configurable<Generic<String>> {}

    abstract static class Open<R extends Record> implements Configurable<R> {}

    abstract static class AnyRecord implements Configurable<Record> {}

    abstract static class Twice extends ByVariable implements Direct {
        @Override
        public void configure(One settings, ComponentContext context) {}
    }

    @Test
    void the_record_is_found_wherever_it_was_said() {
        assertThat(SettingsType.of(Direct.class)).isEqualTo(One.class);
        assertThat(SettingsType.of(ByInterface.class)).isEqualTo(One.class);
        assertThat(SettingsType.of(ByVariable.class)).isEqualTo(One.class);
        assertThat(SettingsType.of(Twice.class)).isEqualTo(One.class);
        assertThat(SettingsType.of(ByGeneric.class)).isEqualTo(Generic.class);
    }

    @Test
    void who_is_not_configurable_has_no_settings() {
        assertThat(SettingsType.of(String.class)).isEqualTo(NoSettings.class);
    }

    @Test
    void who_does_not_say_which_record_is_told_to() {
        for (Class<?> silent : List.of(Open.class, AnyRecord.class)) {
            assertThatThrownBy(() -> SettingsType.of(silent))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll(silent.getName(), "Configurable<ItsRecord>");
        }
    }
}
