package dev.sessionkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** HikariCP is optional. */
class WithoutPoolTest {

    @Test
    void url_namesTheDependency() throws Exception {
        assertThat(inHostWithoutPool(WithUrl.class))
                .contains("com.zaxxer:HikariCP")
                .contains("DataSource");
    }

    @Test
    void dataSource_works() throws Exception {
        assertThat(inHostWithoutPool(WithDataSource.class)).isEqualTo("stored");
    }

    private static String inHostWithoutPool(Class<? extends Callable<String>> host) throws Exception {
        URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("HikariCP"))
                .map(WithoutPoolTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            Object made =
                    loader.loadClass(host.getName()).getDeclaredConstructor().newInstance();
            return (String) ((Callable<?>) made).call();
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    /** A host that is in for a surprise. */
    public static final class WithUrl implements Callable<String> {
        public WithUrl() {}

        @Override
        public String call() {
            try {
                return "no failure: " + Stores.at("jdbc:h2:mem:without");
            } catch (IllegalStateException e) {
                return e.getMessage();
            }
        }
    }

    /** A host with connections of its own. */
    public static final class WithDataSource implements Callable<String> {
        public WithDataSource() {}

        @Override
        public String call() {
            JdbcDataSource hosts = new JdbcDataSource();
            hosts.setUrl("jdbc:h2:mem:without;DB_CLOSE_DELAY=-1");
            return Stores.on(hosts).create(Records.newSession()) ? "stored" : "not stored";
        }
    }
}
