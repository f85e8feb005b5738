package dev.sessionkit.store.token.claims;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Times in tokens: seconds since 1970 as a JSON number (RFC 7519, section 2), here from 0 to the end of the year 9999. */
final class NumericDate {

    private static final long LATEST = 253_402_300_799L; // 9999-12-31T23:59:59Z
    private static final BigDecimal LATEST_DECIMAL = BigDecimal.valueOf(LATEST);
    private static final int LONGEST = 20;
    private static final int MOST_DIGITS_APART = 18;

    private NumericDate() {}

    /** The time at which the parser stands, cut to milliseconds; null where it is none. */
    static @Nullable Instant read(JsonParser parser) {
        JsonToken token = parser.currentToken();
        boolean number = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
        return number ? of(parser.getString(), token == JsonToken.VALUE_NUMBER_INT) : null;
    }

    private static @Nullable Instant of(String text, boolean whole) {
        if (text.length() > LONGEST || text.charAt(0) == '-') { // there is no negative zero either
            return null;
        }
        try {
            return whole ? ofSeconds(text) : ofDecimal(new BigDecimal(text));
        } catch (NumberFormatException e) { // an exponent that fits in no number
            return null;
        }
    }

    private static @Nullable Instant ofSeconds(String digits) {
        if (digits.length() > MOST_DIGITS_APART) {
            return null;
        }
        long seconds = Long.parseLong(digits);
        return seconds <= LATEST ? Instant.ofEpochSecond(seconds) : null;
    }

    /** Also 1.5e9: a magnitude beyond reach is refused before anything is computed with it. */
    private static @Nullable Instant ofDecimal(BigDecimal seconds) {
        long magnitude = (long) seconds.precision() - seconds.scale();
        if (magnitude > MOST_DIGITS_APART || magnitude < -MOST_DIGITS_APART || seconds.compareTo(LATEST_DECIMAL) > 0) {
            return null;
        }
        return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
    }
}
