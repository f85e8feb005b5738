/**
 * What one writes to extend Sessionkit. A resolver finds a client's credential
 * ({@link dev.sessionkit.spi.SessionResolver}), a store keeps records
 * ({@link dev.sessionkit.spi.SessionStoreAccessor} to read, {@link dev.sessionkit.spi.SessionStore} to write), and small
 * capability interfaces say what more a store can do.
 *
 * <p>A component is a public class with a public constructor without parameters, named in
 * {@code META-INF/services} (and in {@code provides} of its module), and chosen by name in the settings.
 *
 * <p>Nothing here takes or gives {@code null}: a null argument is a {@link java.lang.NullPointerException}, also of what you
 * implement.
 */
package dev.sessionkit.spi;
