package dev.sessionkit.auth.oidc;

import dev.sessionkit.auth.ExternalLogin;
import dev.sessionkit.spi.ExternalIdentity;
import java.util.Map;
import java.util.Optional;

/**
 * Who somebody is, out of what a provider says. What has to be there is refused where it cannot be kept; what is only nice to
 * know is then left out. Thread-safe.
 */
record Profiles(ConfiguredProvider provider) {

    /** Of OpenID Connect Core 5.1: what the user info says counts, else the ID token. */
    ExternalLogin openId(JsonMembers idToken, Optional<JsonMembers> userInfo) {
        JsonMembers mail = userInfo.filter(info -> info.has("email")).orElse(idToken); // verified by whom it is named
        Optional<String> email = shown(mail.text("email"));
        return new ExternalLogin(
                identity(idToken.text("sub")),
                claim("preferred_username", idToken, userInfo),
                email,
                email.isPresent() && mail.isTrueAt("email_verified"),
                session(idToken),
                claim("name", idToken, userInfo)
                        .map(name -> Map.of("name", name))
                        .orElse(Map.of()));
    }

    /** By the fields that the settings name. */
    ExternalLogin plain(JsonMembers answer) {
        IdentityProviderSettings settings = provider.settings();
        Optional<String> email = shown(settings.emailField().flatMap(answer::textAt));
        return new ExternalLogin(
                identity(answer.textOrNumberAt(settings.subjectField())),
                shown(settings.nameField().flatMap(answer::textAt)),
                email,
                email.isPresent()
                        && settings.emailVerifiedField()
                                .filter(answer::isTrueAt)
                                .isPresent(),
                Optional.empty(),
                Map.of());
    }

    private ExternalIdentity identity(Optional<String> subject) {
        try {
            return new ExternalIdentity(
                    provider.settings().issuer(), subject.orElseThrow(() -> provider.refused(IdentityRefusal.SUBJECT)));
        } catch (IllegalArgumentException outOfBounds) { // its message quotes nothing
            throw provider.refused(IdentityRefusal.SUBJECT);
        }
    }

    /** Not left out where it is too long: the sessions could not be ended by it. */
    private Optional<String> session(JsonMembers idToken) {
        Optional<String> session = idToken.text("sid").filter(text -> text.length() <= ExternalLogin.LONGEST_TEXT);
        provider.require(session.isPresent() || !idToken.has("sid"), IdentityRefusal.SUBJECT);
        return session;
    }

    private static Optional<String> claim(String name, JsonMembers idToken, Optional<JsonMembers> userInfo) {
        return shown(userInfo.flatMap(info -> info.text(name)).or(() -> idToken.text(name)));
    }

    private static Optional<String> shown(Optional<String> text) {
        return text.filter(shown -> shown.length() <= ExternalLogin.LONGEST_TEXT
                && shown.codePoints().noneMatch(Character::isISOControl));
    }
}
