package dev.sessionkit.tck;

import dev.sessionkit.spi.SessionRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What is in a session and is nobody else's business: its user, and its data. */
final class Contents {

    /** What is shorter may stand anywhere by chance. */
    private static final int SHORTEST = 6;

    private Contents() {}

    /** What of the contents of a session stands in a text. */
    static List<String> toldIn(String text, SessionRecord session) {
        return of(session).stream()
                .filter(content -> content.length() >= SHORTEST)
                .filter(text::contains)
                .toList();
    }

    /** All that one sees when an exception is logged, but for the lines of code. */
    static String messagesOf(Throwable thrown) {
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            messages.append(cause).append('\n');
        }
        return messages.toString();
    }

    private static List<String> of(SessionRecord session) {
        List<String> contents = new ArrayList<>();
        session.user().ifPresent(user -> contents.add(user.value()));
        contents.add(new String(session.data().json(), StandardCharsets.UTF_8));
        session.data().values().ifPresent(ready -> ready.values().forEach(value -> contents.add(value.toString())));
        return contents;
    }
}
