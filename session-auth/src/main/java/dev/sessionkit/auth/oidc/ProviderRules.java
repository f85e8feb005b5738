package dev.sessionkit.auth.oidc;

import dev.sessionkit.spi.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The bounds of a provider's settings. Each says which key is out of bounds. */
final class ProviderRules {

    private static final int LONGEST_TEXT = 255;
    private static final int LONGEST_SECRET = 4096;
    private static final int MOST = 64;
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");
    private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]+"); // RFC 6749, section 3.3
    private static final Pattern WRONG_ESCAPE = Pattern.compile("~(?![01])"); // RFC 6901, section 3

    private ProviderRules() {}

    static void text(String key, String value) {
        if (value.isBlank() || !value.equals(value.strip()) || value.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    key + " has 1 to " + LONGEST_TEXT + " characters, and no white space around them");
        }
    }

    static List<String> texts(String key, List<String> values) {
        values.forEach(value -> text(key, value));
        return distinct(key, values);
    }

    static List<String> atLeastOne(String key, List<String> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(key + " has at least one");
        }
        return texts(key, values);
    }

    static <T> List<T> distinct(String key, List<T> values) {
        if (values.size() > MOST || new LinkedHashSet<>(values).size() < values.size()) {
            throw new IllegalArgumentException(key + " has at most " + MOST + ", each of them once");
        }
        return List.copyOf(values);
    }

    static void range(String key, Duration least, Duration most, Duration value) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(key + " is from " + least + " to " + most + ", not " + value);
        }
    }

    static void client(String id, Optional<Secret> secret, TokenEndpointAuthentication authentication) {
        text("ClientId", id);
        if (!PRINTABLE.matcher(id).matches()) {
            throw new IllegalArgumentException("ClientId is printable ASCII");
        }
        secret.map(Secret::reveal).ifPresent(text -> {
            if (text.isBlank() || text.length() > LONGEST_SECRET) {
                throw new IllegalArgumentException("ClientSecret has 1 to " + LONGEST_SECRET + " characters");
            }
        });
        boolean proves = authentication != TokenEndpointAuthentication.NONE;
        if (proves && secret.isEmpty()) {
            throw new IllegalArgumentException(
                    "ClientSecret is missing: write it, or ClientAuthentication NONE for a public client");
        }
        if (!proves && secret.isPresent()) {
            throw new IllegalArgumentException(
                    "ClientSecret is not used with ClientAuthentication NONE: leave one out");
        }
    }

    static void redirect(URI uri) {
        if (!ProviderUrls.isSecure(uri, true) || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("RedirectUri is https, or http on loopback, without user and fragment");
        }
    }

    static List<String> scopes(IdentityProviderType type, List<String> given) {
        boolean openId = type == IdentityProviderType.OIDC;
        List<String> scopes = given.isEmpty() && openId ? List.of("openid", "profile", "email") : given;
        if (openId && !scopes.contains("openid")) {
            throw new IllegalArgumentException("Scopes has openid for OIDC");
        }
        if (!scopes.stream()
                .allMatch(scope ->
                        scope.length() <= LONGEST_TEXT && SCOPE.matcher(scope).matches())) {
            throw new IllegalArgumentException("Scopes are printable ASCII without spaces, quotes and backslashes");
        }
        return distinct("Scopes", scopes);
    }

    static void absent(String key, Optional<URI> value) {
        if (value.isPresent()) {
            throw new IllegalArgumentException(key + " is for Type OAUTH2 alone: that of OIDC is discovered");
        }
    }

    static void endpoint(String key, Optional<URI> value) {
        URI uri = value.orElseThrow(() -> new IllegalArgumentException(key + " is missing for Type OAUTH2"));
        if (!ProviderUrls.isSecure(uri, true) || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(key + " is https, or http on loopback, without user and fragment");
        }
    }

    /** OpenID Connect Discovery 3: no query, no fragment. */
    static void issuer(String issuer) {
        Optional<URI> url = ProviderUrls.parse(issuer);
        if (url.isEmpty()
                || !ProviderUrls.isSecure(url.get(), true)
                || url.get().getRawFragment() != null
                || url.get().getRawQuery() != null) {
            throw new IllegalArgumentException(
                    "Issuer of OIDC is https, or http on loopback, without user, query and fragment");
        }
    }

    static void field(String key, String value) {
        text(key, value);
        if (value.startsWith("/") && WRONG_ESCAPE.matcher(value).find()) {
            throw new IllegalArgumentException(key + " is no JSON Pointer: after ~ comes 0 or 1");
        }
    }

    static void noMaximumAge(Optional<Duration> maximumAge) {
        if (maximumAge.isPresent()) {
            throw new IllegalArgumentException("MaximumAge is for Type OIDC alone");
        }
    }

    static void verifiedEmail(boolean links, Optional<String> emailField, Optional<String> verifiedField) {
        if (verifiedField.isPresent() && emailField.isEmpty()) {
            throw new IllegalArgumentException("EmailVerifiedField is of no use without EmailField");
        }
        if (links && verifiedField.isEmpty()) {
            throw new IllegalArgumentException("LinkVerifiedEmail of OAUTH2 needs EmailField and EmailVerifiedField");
        }
    }
}
