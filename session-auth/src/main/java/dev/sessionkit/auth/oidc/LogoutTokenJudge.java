package dev.sessionkit.auth.oidc;

import dev.sessionkit.auth.ExternalLogin;
import dev.sessionkit.spi.ExternalIdentity;
import dev.sessionkit.store.token.jws.JwsVerifier;
import java.time.InstantSource;
import java.util.Optional;

/** Judges logout tokens by OpenID Connect Back-Channel Logout 1.0, sections 2.4 and 2.6. Thread-safe. */
final class LogoutTokenJudge {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final ConfiguredProvider provider;
    private final TokenTimes times;

    LogoutTokenJudge(ConfiguredProvider provider, InstantSource clock) {
        this.provider = provider;
        this.times = new TokenTimes(provider, clock);
    }

    LogoutNotice judge(JwsVerifier verifier, String token) {
        JsonMembers claims = verifier.verify(token)
                .flatMap(verified -> JsonMembers.read(verified.payload()))
                .orElseThrow(() -> provider.refused(IdentityRefusal.SIGNATURE));
        IdentityProviderSettings settings = provider.settings();
        boolean own = claims.text("iss").filter(settings.issuer()::equals).isPresent();
        provider.require(own, IdentityRefusal.ISSUER);
        provider.require(claims.texts("aud").contains(settings.clientId()), IdentityRefusal.AUDIENCE);
        times.judge(claims);
        provider.require(claims.hasObject("events", EVENT), IdentityRefusal.EVENTS);
        provider.require(!claims.has("nonce"), IdentityRefusal.NONCE); // or an ID token could pass for one
        return notice(claims);
    }

    private LogoutNotice notice(JsonMembers claims) {
        Optional<String> subject = name(claims, "sub", ExternalIdentity.LONGEST);
        Optional<String> session = name(claims, "sid", ExternalLogin.LONGEST_TEXT);
        Optional<String> id = name(claims, "jti", ExternalLogin.LONGEST_TEXT);
        try {
            return new LogoutNotice(
                    provider.settings().issuer(),
                    subject,
                    session,
                    id.orElseThrow(() -> provider.refused(IdentityRefusal.SUBJECT)));
        } catch (IllegalArgumentException neither) { // its message quotes nothing
            throw provider.refused(IdentityRefusal.SUBJECT);
        }
    }

    /** Missing, or a text that can be kept; anything else is refused rather than left out. */
    private Optional<String> name(JsonMembers claims, String claim, int longest) {
        Optional<String> name = claims.text(claim).filter(text -> text.length() <= longest);
        provider.require(name.isPresent() || !claims.has(claim), IdentityRefusal.SUBJECT);
        return name;
    }
}
