package dev.sessionkit.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;

/** The scripts that are published for those who make tables themselves. */
final class SchemaScript {

    private SchemaScript() {}

    /** Where the script {@code kind} for the pool's database is. */
    static String name(HikariDataSource pool, String kind) {
        return "dev/sessionkit/store/jdbc/" + kind + "-" + pool.getJdbcUrl().split(":")[1] + ".sql";
    }

    /** Runs the script {@code kind}, as written for the pool's database. */
    static void run(HikariDataSource pool, String kind) throws Exception {
        try (InputStream script = SchemaScript.class.getClassLoader().getResourceAsStream(name(pool, kind));
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            for (String part : text.replaceAll("--.*", "").split(";")) {
                if (!part.isBlank()) {
                    statement.execute(part);
                }
            }
        }
    }
}
