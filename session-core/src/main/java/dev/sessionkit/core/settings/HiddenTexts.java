package dev.sessionkit.core.settings;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/**
 * The secrets of one document, so that no message repeats them, whoever wrote it. A very short one is hidden only where it
 * stands as a word of its own: otherwise a password of one letter would make every message unreadable. Thread-safe.
 */
public final class HiddenTexts {

    /** What stands in place of a secret. */
    public static final String MASK = "[hidden]";

    private static final int SHORT = 4;

    // the longest first: one secret may be part of another
    private final Set<String> texts = new ConcurrentSkipListSet<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    HiddenTexts() {}

    void add(String text) {
        if (!text.isBlank()) {
            texts.add(text);
        }
    }

    /**
     * Takes secrets out of a message.
     *
     * @param message of anyone
     * @return the message with {@value #MASK} in place of each
     */
    public String mask(String message) {
        String masked = message;
        for (String text : texts) {
            masked = text.length() < SHORT ? word(text).matcher(masked).replaceAll(MASK) : masked.replace(text, MASK);
        }
        return masked;
    }

    private static Pattern word(String text) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(text) + "(?![\\p{L}\\p{N}])");
    }

    /**
     * Takes secrets out of an exception, its causes and what it suppressed.
     *
     * @param thrown by anyone
     * @return the same where no message in it holds a secret, else a likeness with the same stack traces
     */
    public Throwable mask(Throwable thrown) {
        return tells(thrown, 0) ? likeness(thrown, 0) : thrown;
    }

    private static final int DEEPEST = 50;

    private boolean tells(Throwable thrown, int depth) {
        if (depth > DEEPEST) {
            return true;
        }
        String text = String.valueOf(thrown);
        if (!mask(text).equals(text)) {
            return true;
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (tells(suppressed, depth + 1)) {
                return true;
            }
        }
        return thrown.getCause() != null && tells(thrown.getCause(), depth + 1);
    }

    private Throwable likeness(Throwable thrown, int depth) {
        RuntimeException likeness = new RuntimeException(mask(String.valueOf(thrown)));
        likeness.setStackTrace(thrown.getStackTrace());
        if (depth < DEEPEST) {
            if (thrown.getCause() != null) {
                likeness.initCause(likeness(thrown.getCause(), depth + 1));
            }
            for (Throwable suppressed : thrown.getSuppressed()) {
                likeness.addSuppressed(likeness(suppressed, depth + 1));
            }
        }
        return likeness;
    }
}
