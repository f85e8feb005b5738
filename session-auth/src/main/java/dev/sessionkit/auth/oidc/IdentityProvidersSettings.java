package dev.sessionkit.auth.oidc;

import dev.sessionkit.spi.Setting;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The section {@code IdentityProviders}: other systems by which one may sign in. Immutable.
 *
 * @param providers by the name that hosts and URLs call them
 */
public record IdentityProvidersSettings(
        @Setting("The providers by name: up to 64, each of 1 to 64 letters, digits, hyphens and underscores.")
        Map<String, IdentityProviderSettings> providers) {

    private static final int MOST = 64;
    private static final String SUBJECT_CLAIM = "sub"; // OpenID Connect Core 2
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /**
     * Checks the names, that no provider's answer can be taken for another's (RFC 9700, section 4.4.2), and no user for another.
     *
     * @param providers copied, in their order
     * @throws IllegalArgumentException where a name is none; or two share a redirect URI though callbacks need not say whose
     *     they are, or an issuer though they tell its users apart by different fields
     */
    public IdentityProvidersSettings {
        providers = Collections.unmodifiableMap(new LinkedHashMap<>(providers));
        if (providers.size() > MOST) {
            throw new IllegalArgumentException("Providers has at most " + MOST + " providers, not " + providers.size());
        }
        providers.keySet().forEach(IdentityProvidersSettings::requireName);
        requireOwnCallbacks(providers);
        requireOneSubjectField(providers);
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Providers names one that is not 1 to 64 letters, digits, hyphens and underscores");
        }
    }

    private static void requireOwnCallbacks(Map<String, IdentityProviderSettings> providers) {
        Set<URI> seen = new HashSet<>();
        Set<URI> shared = new HashSet<>();
        providers.values().forEach(provider -> {
            if (!seen.add(provider.redirectUri())) {
                shared.add(provider.redirectUri());
            }
        });
        providers.forEach((name, provider) -> {
            if (shared.contains(provider.redirectUri()) && provider.callbackIssuer() != CallbackIssuer.REQUIRED) {
                throw new IllegalArgumentException("RedirectUri of " + name
                        + " is another provider's too: give each its own, or set CallbackIssuer REQUIRED for both");
            }
        });
    }

    /** Identities are kept under the issuer: a number of one field must not be taken for that of another. */
    private static void requireOneSubjectField(Map<String, IdentityProviderSettings> providers) {
        Map<String, String> fields = new HashMap<>();
        providers.forEach((name, provider) -> {
            String field = provider.type() == IdentityProviderType.OIDC ? SUBJECT_CLAIM : provider.subjectField();
            String known = fields.putIfAbsent(provider.issuer(), field);
            if (known != null && !known.equals(field)) {
                throw new IllegalArgumentException(
                        "SubjectField of " + name
                                + " is not that of another provider with the same Issuer: give both the same, or each its own Issuer");
            }
        });
    }
}
