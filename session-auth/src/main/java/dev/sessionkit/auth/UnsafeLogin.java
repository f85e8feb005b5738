package dev.sessionkit.auth;

import com.google.auto.service.AutoService;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.spi.ComponentName;
import dev.sessionkit.spi.ExternalIdentity;
import dev.sessionkit.spi.Secret;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Believes whatever name it is told: for development, before there is anything to prove it by. Refused unless
 * {@code Login.AllowUnsafe} is on. Its users are its own: it cannot sign in to an account that was made otherwise. Thread-safe.
 */
@AutoService(LoginProvider.class)
@ComponentName(UnsafeLogin.PROVIDER)
@SuppressWarnings("exports") // AutoService is needed to compile only
public final class UnsafeLogin implements LoginProvider {

    static final String PROVIDER = "UNSAFE";

    private static final Logger LOG = LoggerFactory.getLogger(UnsafeLogin.class);
    private static final int LONGEST_NAME = 64;

    @Override
    public Optional<ExternalLogin> authenticate(SessionRequest client, Secret payload) {
        String name = payload.reveal();
        if (name.length() > LONGEST_NAME || !name.chars().allMatch(UnsafeLogin::isPlain) || name.isEmpty()) {
            return Optional.empty();
        }
        LOG.warn("Somebody signs in by the provider " + PROVIDER
                + ", which proves nothing. Turn Login.AllowUnsafe off.");
        return Optional.of(new ExternalLogin(
                new ExternalIdentity(PROVIDER, name),
                Optional.of(name),
                Optional.empty(),
                false,
                Optional.empty(),
                Map.of()));
    }

    private static boolean isPlain(int character) {
        return character >= 'a' && character <= 'z' || character >= '0' && character <= '9' || character == '-';
    }
}
