package dev.sessionkit.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The default and the meaning of one setting, on the component of the record that its section is bound to. The key is the
 * component's name, compared without regard to case: {@code jdbcUrl} is written {@code JdbcUrl}.
 *
 * <p>A component's type is {@code String}, {@code boolean}, {@code int}, {@code long}, {@link java.time.Duration} (ISO 8601),
 * an enum, {@link Secret}, {@link java.nio.file.Path}, {@link java.net.URI}, another such record, or an {@code Optional},
 * {@code List} or {@code Map} from strings of these. Bounds are checked by the record's constructor, whose
 * {@link IllegalArgumentException} is reported with the path of the section.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

    /**
     * What the setting does, in a sentence or two, with units and bounds.
     *
     * @return shown in errors, in the schema and in an editor
     */
    String value();

    /**
     * What counts where the key is missing, as text; several for a list.
     *
     * @return nothing where the key is needed, or where an {@code Optional}, {@code List} or {@code Map} is then empty
     */
    String[] byDefault() default {};
}
