package dev.sessionkit.auth.oidc;

import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One identity provider. Immutable; prints no secret.
 *
 * @param type how it says who somebody is
 * @param issuer who it is
 * @param clientId what it calls this host
 * @param clientSecret how this host proves itself
 * @param clientAuthentication where the proof goes
 * @param redirectUri where it sends the browser back to
 * @param scopes what is asked for
 * @param linkVerifiedEmail whether a verified address is kept, and links
 * @param prompt what it asks of the user
 * @param maximumAge how long ago the user may have signed in there
 * @param callbackIssuer whether callbacks name their issuer
 * @param timeout how long a call may take
 * @param leeway by how much clocks may differ
 * @param algorithms what its tokens are signed with
 * @param trustedAudiences who else an ID token may be for
 * @param logoutTokenTypes what a logout token's type may be
 * @param authorizationEndpoint where the user goes
 * @param tokenEndpoint where the code is redeemed
 * @param userInfoEndpoint where the user is described
 * @param subjectField what names the user
 * @param nameField what the user is called
 * @param emailField the user's address
 * @param emailVerifiedField whether that is verified
 */
public record IdentityProviderSettings(
        @Setting(value = "OIDC, found by discovery, or OAUTH2 for those without OpenID Connect.", byDefault = "OIDC")
        IdentityProviderType type,

        @Setting(
                "Who the provider is, to the letter, at most 255 characters: the URL that discovery starts from and tokens"
                        + " name; for OAUTH2, what its users' identities are kept under.")
        String issuer,

        @Setting("What the provider calls this host.") String clientId,

        @Setting(
                "The secret that the provider gave this host, such as \"${env:GOOGLE_SECRET}\". A public client has none.")
        Optional<Secret> clientSecret,

        @Setting(
                value =
                        "How this host proves itself when it redeems a code: CLIENT_SECRET_BASIC, CLIENT_SECRET_POST, or NONE for a"
                                + " public client.",
                byDefault = "CLIENT_SECRET_BASIC")
        TokenEndpointAuthentication clientAuthentication,

        @Setting("Where the provider sends the browser back to, as registered there: https, or http on loopback. Each"
                + " provider has its own.")
        URI redirectUri,

        @Setting("What is asked for. Without it, openid, profile and email of OIDC, and nothing of OAUTH2.")
        List<String> scopes,

        @Setting(
                value =
                        "Whether an e-mail address counts that the provider has verified: it is kept with a new account, and"
                                + " somebody new is linked to the account that has verified it too. Only for providers that give nobody an"
                                + " address that was another's.",
                byDefault = "false")
        boolean linkVerifiedEmail,

        @Setting("What the provider asks of somebody who is signed in there: LOGIN, CONSENT, SELECT_ACCOUNT.")
        List<LoginPrompt> prompt,

        @Setting("How long ago the user may have signed in there, PT0S to P365D; else they have to again. OIDC only.")
        Optional<Duration> maximumAge,

        @Setting(
                value =
                        "Whether a callback has to name its issuer (RFC 9207): DISCOVERED, as discovery says; REQUIRED; OPTIONAL."
                                + " One that names another is refused in any case.",
                byDefault = "DISCOVERED")
        CallbackIssuer callbackIssuer,

        @Setting(value = "How long one call of the provider may take as a whole, PT0.1S to PT20S.", byDefault = "PT5S")
        Duration timeout,

        @Setting(value = "By how much the provider's clock may differ from ours, at most PT5M.", byDefault = "PT30S")
        Duration leeway,

        @Setting(
                value =
                        "What tokens may be signed with; of these, what discovery offers. HS256, HS384 and HS512, with the client's"
                                + " secret, stand alone.",
                byDefault = {"RS256", "PS256", "ES256", "EdDSA"})
        List<String> algorithms,

        @Setting("Who else an ID token may be for, beside this host. Without it, nobody.")
        List<String> trustedAudiences,

        @Setting(
                value =
                        "What the typ of a logout token may be. \"JWT\" also takes older providers' without typ, against ASVS 10.5.5.",
                byDefault = "logout+jwt")
        List<String> logoutTokenTypes,

        @Setting("Where the user signs in. OAUTH2 only.") Optional<URI> authorizationEndpoint,

        @Setting("Where a code is redeemed. OAUTH2 only.") Optional<URI> tokenEndpoint,

        @Setting("What describes the user as JSON, asked with the access token. OAUTH2 only.")
        Optional<URI> userInfoEndpoint,

        @Setting(
                value =
                        "What tells users apart there, never given to another: a field with a text or a whole number, or a JSON"
                                + " Pointer to it. OAUTH2 only, as the next three.",
                byDefault = "id")
        String subjectField,

        @Setting("What the user is called.") Optional<String> nameField,

        @Setting("The user's e-mail address.") Optional<String> emailField,

        @Setting("Whether that address is verified: true. Without it, none is.")
        Optional<String> emailVerifiedField) {

    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration LONGEST_LEEWAY = Duration.ofMinutes(5);
    private static final Duration LONGEST_AGE = Duration.ofDays(365);

    /**
     * Checks each, and that they belong together.
     *
     * @param type any
     * @param issuer 1 to 255 characters; for OIDC a URL, https or http on loopback, without query and fragment
     * @param clientId 1 to 255 printable ASCII characters
     * @param clientSecret needed unless {@code clientAuthentication} is NONE
     * @param clientAuthentication any
     * @param redirectUri https, or http on loopback, without fragment
     * @param scopes with {@code openid} for OIDC
     * @param linkVerifiedEmail needs {@code emailVerifiedField} of OAUTH2
     * @param prompt each once
     * @param maximumAge up to a year; OIDC only
     * @param callbackIssuer any
     * @param timeout 100 milliseconds to 20 seconds
     * @param leeway at most 5 minutes
     * @param algorithms at least one; secrets' algorithms alone or not at all
     * @param trustedAudiences none blank
     * @param logoutTokenTypes at least one
     * @param authorizationEndpoint needed for OAUTH2, refused for OIDC
     * @param tokenEndpoint likewise
     * @param userInfoEndpoint likewise
     * @param subjectField a name or a JSON Pointer
     * @param nameField likewise
     * @param emailField likewise
     * @param emailVerifiedField likewise
     * @throws IllegalArgumentException where one is out of bounds, naming it
     */
    public IdentityProviderSettings {
        ProviderRules.text("Issuer", issuer);
        ProviderRules.client(clientId, clientSecret, clientAuthentication);
        ProviderRules.redirect(redirectUri);
        scopes = ProviderRules.scopes(type, scopes);
        prompt = ProviderRules.distinct("Prompt", prompt);
        maximumAge.ifPresent(age -> ProviderRules.range("MaximumAge", Duration.ZERO, LONGEST_AGE, age));
        ProviderRules.range("Timeout", SHORTEST_TIMEOUT, LONGEST_TIMEOUT, timeout);
        ProviderRules.range("Leeway", Duration.ZERO, LONGEST_LEEWAY, leeway);
        trustedAudiences = ProviderRules.texts("TrustedAudiences", trustedAudiences);
        logoutTokenTypes = ProviderRules.atLeastOne("LogoutTokenTypes", logoutTokenTypes);
        algorithms = ProviderRules.atLeastOne("Algorithms", algorithms);
        TokenAlgorithms.check(algorithms, clientSecret);
        if (type == IdentityProviderType.OIDC) {
            ProviderRules.issuer(issuer);
            ProviderRules.absent("AuthorizationEndpoint", authorizationEndpoint);
            ProviderRules.absent("TokenEndpoint", tokenEndpoint);
            ProviderRules.absent("UserInfoEndpoint", userInfoEndpoint);
        } else {
            ProviderRules.endpoint("AuthorizationEndpoint", authorizationEndpoint);
            ProviderRules.endpoint("TokenEndpoint", tokenEndpoint);
            ProviderRules.endpoint("UserInfoEndpoint", userInfoEndpoint);
            ProviderRules.noMaximumAge(maximumAge);
            ProviderRules.field("SubjectField", subjectField);
            nameField.ifPresent(field -> ProviderRules.field("NameField", field));
            emailField.ifPresent(field -> ProviderRules.field("EmailField", field));
            emailVerifiedField.ifPresent(field -> ProviderRules.field("EmailVerifiedField", field));
            ProviderRules.verifiedEmail(linkVerifiedEmail, emailField, emailVerifiedField);
        }
    }
}
