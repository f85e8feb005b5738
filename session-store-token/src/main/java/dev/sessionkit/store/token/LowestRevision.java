package dev.sessionkit.store.token;

import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.SessionData;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one thing an entry of a deny list says, as JSON: <code>{"lowestRevision":7}</code>. */
final class LowestRevision {

    private static final Pattern FORM =
            Pattern.compile("\\{\\s*\"lowestRevision\"\\s*:\\s*(\\d{1,18}|" + Long.MAX_VALUE + ")\\s*}");

    private LowestRevision() {}

    static SessionData write(long lowest) {
        return SessionData.ofJson(("{\"lowestRevision\":" + lowest + "}").getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * What an entry says.
     *
     * @throws SessionStoreException where it says anything else: what cannot be read refuses everybody
     */
    static long read(SessionData data, String store) {
        Matcher found = FORM.matcher(new String(data.json(), StandardCharsets.UTF_8));
        if (!found.matches()) {
            throw new SessionStoreException("an entry of the deny list in " + store + " cannot be read");
        }
        return Long.parseLong(found.group(1));
    }
}
