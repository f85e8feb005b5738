package dev.sessionkit.auth;

import dev.sessionkit.spi.AccountKey;
import java.util.Locale;
import java.util.Optional;

/** What somebody typed to say who they are: a user name, or an e-mail address, which alone has an {@code @}. */
final class LoginName {

    private LoginName() {}

    /** What an account is found by; empty where nobody can be called so. */
    static Optional<AccountKey> key(String typed) {
        return typed.indexOf('@') < 0 ? AccountKey.userName(typed) : AccountKey.email(typed);
    }

    /** Under what an attempt is counted: the same for all spellings of one name, and for names that nobody can have. */
    static String forThrottle(String typed) {
        Optional<AccountKey> key = key(typed);
        if (key.isPresent() && key.get() instanceof AccountKey.UserName name) {
            return name.canonical();
        }
        return key.isPresent() && key.get() instanceof AccountKey.Email email
                ? email.canonical()
                : typed.toLowerCase(Locale.ROOT);
    }
}
