package dev.sessionkit.auth.password;

import dev.sessionkit.spi.Secret;
import java.util.Collection;
import java.util.Optional;

/**
 * Which new passwords are good enough: length and guessability, nothing about kinds of characters (NIST SP 800-63B-4, section
 * 3.1.1.2; ASVS 6.2.5). Thread-safe.
 */
public final class PasswordRules {

    private final int leastLength;
    private final CommonPasswords common;

    /**
     * Rules as the settings say.
     *
     * @param settings names the file of common passwords, which is read now
     * @throws IllegalArgumentException where that cannot be read
     */
    public PasswordRules(PasswordSettings settings) {
        this.leastLength = settings.leastLength();
        this.common = settings.commonPasswords().map(CommonPasswords::read).orElseGet(CommonPasswords::none);
    }

    /**
     * Judges a new password.
     *
     * @param password exactly as sent
     * @param names what the user is called: user name and e-mail address
     * @throws PasswordRefusedException where it is not good enough
     */
    public void check(Secret password, Collection<String> names) {
        fault(password.reveal(), names).ifPresent(fault -> {
            throw new PasswordRefusedException(fault);
        });
    }

    private Optional<PasswordFault> fault(String password, Collection<String> names) {
        if (PasswordBytes.isTooLong(password)) {
            return Optional.of(PasswordFault.TOO_LONG);
        }
        if (PasswordBytes.length(password) < leastLength) {
            return Optional.of(PasswordFault.TOO_SHORT);
        }
        Optional<PasswordBytes> bytes = PasswordBytes.of(password);
        bytes.ifPresent(PasswordBytes::close);
        if (bytes.isEmpty()) {
            return Optional.of(PasswordFault.NOT_TEXT);
        }
        if (names.stream().anyMatch(name -> isLike(password, name))) {
            return Optional.of(PasswordFault.LIKE_THE_NAME);
        }
        return common.contains(password) ? Optional.of(PasswordFault.COMMON) : Optional.empty();
    }

    private static boolean isLike(String password, String name) {
        int at = name.lastIndexOf('@');
        return password.equalsIgnoreCase(name) || at > 0 && password.equalsIgnoreCase(name.substring(0, at));
    }
}
