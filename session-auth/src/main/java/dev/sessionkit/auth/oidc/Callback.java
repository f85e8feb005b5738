package dev.sessionkit.auth.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a browser came back with (RFC 6749, sections 4.1.2 and 4.1.2.1; RFC 9207). Prints nothing. */
final class Callback {

    private static final int MOST = 32;
    private static final int LONGEST = 4096;
    private static final Set<String> OUTAGES = Set.of("server_error", "temporarily_unavailable");

    private final ConfiguredProvider provider;
    private final Map<String, List<String>> parameters;

    private Callback(ConfiguredProvider provider, Map<String, List<String>> parameters) {
        this.provider = provider;
        this.parameters = parameters;
    }

    /** Refuses what is too much, and what is there twice (RFC 6749, section 3.1). */
    static Callback of(ConfiguredProvider provider, Map<String, List<String>> parameters) {
        provider.require(
                parameters.size() <= MOST
                        && parameters.values().stream().allMatch(values -> values != null && values.size() <= 1),
                IdentityRefusal.CALLBACK);
        return new Callback(provider, parameters);
    }

    /** In constant time: nobody finds out a state letter by letter. */
    void requireState(String expected) {
        String state = value("state").orElse("");
        provider.require(MessageDigest.isEqual(state.getBytes(UTF_8), expected.getBytes(UTF_8)), IdentityRefusal.STATE);
    }

    /** RFC 9207, section 2.4: before anything else of the answer is believed, an error too. */
    void requireIssuer(boolean namesIssuer) {
        Optional<String> issuer = value("iss");
        boolean required = switch (provider.settings().callbackIssuer()) {
            case DISCOVERED -> namesIssuer;
            case REQUIRED -> true;
            case OPTIONAL -> false;
        };
        boolean own = issuer.map(provider.settings().issuer()::equals).orElse(!required);
        provider.require(own, IdentityRefusal.CALLBACK_ISSUER);
    }

    /** The code, unless the provider answers with an error. */
    String code() {
        Optional<String> error = value("error");
        Optional<String> code = value("code");
        provider.require(error.isPresent() != code.isPresent(), IdentityRefusal.CALLBACK);
        error.ifPresent(this::fail);
        return code.orElseThrow(() -> provider.refused(IdentityRefusal.CALLBACK));
    }

    private void fail(String error) {
        if (OUTAGES.contains(error)) {
            throw provider.unavailable("it says so");
        }
        throw provider.refused(
                error.equals("access_denied") ? IdentityRefusal.CANCELLED : IdentityRefusal.PROVIDER_ERROR);
    }

    /** Printable ASCII (RFC 6749, appendix A); empty counts as missing. */
    private Optional<String> value(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return Optional.empty();
        }
        @Nullable String value = values.get(0);
        provider.require(value != null && isPrintable(value), IdentityRefusal.CALLBACK);
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }

    private static boolean isPrintable(String text) {
        return text.length() <= LONGEST && text.chars().allMatch(character -> character >= ' ' && character <= '~');
    }

    @Override
    public String toString() {
        return "Callback[hidden]";
    }
}
