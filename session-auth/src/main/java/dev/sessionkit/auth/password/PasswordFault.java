package dev.sessionkit.auth.password;

/** Why a new password is refused. */
public enum PasswordFault {
    /** It has fewer characters than {@link PasswordSettings#leastLength()}. */
    TOO_SHORT,
    /** It has more characters than {@value PasswordSettings#MOST_LENGTH}. */
    TOO_LONG,
    /** It has halves of characters, which no keyboard enters. */
    NOT_TEXT,
    /** It is among those that everybody tries first. */
    COMMON,
    /** It is the user's name or e-mail address, or the part of that before the {@code @}. */
    LIKE_THE_NAME
}
