package dev.sessionkit.auth.jwt;

import com.google.auto.service.AutoService;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.resolver.header.Carrier;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Configurable;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SelfContainedSessions;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.store.token.SigningKeySettings;
import dev.sessionkit.store.token.claims.VerifiedTokens;
import dev.sessionkit.store.token.jws.KeySource;
import dev.sessionkit.store.token.jws.SigningKeys;
import dev.sessionkit.store.token.signing.ConfiguredSigningKeys;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Clients carry an access token that {@link #issuer()} has written, as {@code Authorization: Bearer} (RFC 6750, section 2.1;
 * RFC 9068, section 4).
 *
 * <p>A token counts if one of the keys signed it with the key's own algorithm, its {@code typ} is {@code at+jwt}, it is of this
 * issuer, for this audience, names a user and a session, has not expired and is not of a time to come. What is then opened is
 * the session of its {@code sid}, if that names this resolver among its vouchers; or, with {@link Revocation#NONE}, what the
 * token says, read-only. Verified tokens are remembered until they expire.
 *
 * <p>A bearer's text that does not have the three parts of a JWT is none of this resolver's business, so that others can stand
 * behind it in {@code Authentication.SessionResolver}.
 *
 * <p>Thread-safe once configured.
 */
@AutoService(SessionResolver.class)
@SuppressWarnings({"exports", "NullAway.Init"}) // AutoService is needed to compile only; configure comes first
public final class AccessTokenResolver implements SelfContainedSessions, Configurable<AccessTokenResolverSettings> {

    private static final int DOTS = 2;

    private Carrier carrier;
    private Carrier.Reader reader; // made once, so that a request allocates none
    private VerifiedTokens tokens;
    private TokenIssuer issuer;
    private boolean selfContained;

    @Override
    public void configure(AccessTokenResolverSettings settings, ComponentContext context) {
        selfContained = settings.revocation() == Revocation.NONE;
        SigningKeys keys = keys(settings.keys());
        AccessTokens accessTokens = new AccessTokens(
                new OwnTokens(
                        OwnTokenKind.ACCESS,
                        keys,
                        settings.issuer(),
                        Set.copyOf(settings.audience()),
                        settings.leeway()),
                new StatelessSessions(settings.roleMetadata()),
                settings.revocation(),
                context.clock());
        OwnTokens refreshTokens = new OwnTokens(
                OwnTokenKind.REFRESH, keys, settings.issuer(), Set.of(settings.refreshAudience()), settings.leeway());
        issuer = new TokenIssuer(settings, context.name(), keys, accessTokens, refreshTokens);
        tokens = new VerifiedTokens(
                settings.cacheSize(), KeySource.fixed(keys.keySet()), accessTokens::judge, context.clock());
        carrier = Carrier.bearer(Optional.empty(), false);
        reader = this::claims;
    }

    private static SigningKeys keys(List<SigningKeySettings> written) {
        try {
            return ConfiguredSigningKeys.of(written);
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException("Keys: " + unusable.getMessage(), unusable);
        }
    }

    /**
     * Who writes the tokens that are read here.
     *
     * @return always the same object, once configured
     */
    public TokenIssuer issuer() {
        return issuer;
    }

    @Override
    public boolean selfContained() {
        return selfContained;
    }

    @Override
    public List<Claim> resolve(SessionRequest request) {
        return carrier.resolve(request, reader);
    }

    private List<Claim> claims(String text, int from, int to) {
        return hasThreeParts(text, from, to)
                ? tokens.judge(text.substring(from, to)).claims()
                : List.of();
    }

    private static boolean hasThreeParts(String text, int from, int to) {
        int dots = 0;
        for (int dot = text.indexOf('.', from);
                dot >= 0 && dot < to && dots <= DOTS;
                dot = text.indexOf('.', dot + 1)) {
            dots++;
        }
        return dots == DOTS;
    }

    /** Nothing: tokens are sent in the body of an answer, by whoever asked the {@link #issuer()} for them. */
    @Override
    public void send(IssuedSession session, SessionRequest request, SessionResponse response) {
        // the session is new or has another secret, neither of which an access token holds
    }

    @Override
    public boolean sends() {
        return false;
    }

    /** Nothing: clients forget an access token by themselves. */
    @Override
    public void clear(SessionRequest request, SessionResponse response) {
        // nothing was sent
    }
}
