package dev.sessionkit.core;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionException;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.core.component.Named;
import dev.sessionkit.spi.CarriedSessions;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.SessionResolver;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A resolver and what follows from what it is. Immutable.
 *
 * @param name what the settings call it
 * @param component ready for use
 * @param backing where changes of the sessions go that it carries
 */
record ResolverInUse(String name, SessionResolver component, Backing backing) {

    private static final Logger LOG = LoggerFactory.getLogger(ResolverInUse.class);

    static ResolverInUse of(Named<SessionResolver> resolver) {
        Backing backing = resolver.component() instanceof CarriedSessions carrier
                ? CarriedBacking.of(resolver, carrier)
                : ReadOnlyBacking.of(resolver);
        return new ResolverInUse(resolver.name(), resolver.component(), backing);
    }

    /**
     * What a request claims here.
     *
     * @throws SessionException where it cannot be found out
     */
    List<Claim> claims(SessionRequest request) {
        try {
            return Objects.requireNonNull(component.resolve(request), "resolve gave null");
        } catch (SessionException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error(
                    "The resolver {} threw, which it must not, whatever a request holds; its credential is refused.",
                    name,
                    e);
            return List.of(new Claim.Refused(RejectReason.REFUSED));
        }
    }
}
