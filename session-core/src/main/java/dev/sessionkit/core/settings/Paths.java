package dev.sessionkit.core.settings;

/** How the place of a setting is written: {@code JdbcSessionStore.MaxPoolSize}, {@code Authentication.SessionResolver[1]}. */
final class Paths {

    private Paths() {}

    static String join(String path, String key) {
        String shown = Excerpt.of(key);
        return path.isEmpty() ? shown : path + "." + shown;
    }

    static String item(String path, int index) {
        return path + "[" + index + "]";
    }
}
