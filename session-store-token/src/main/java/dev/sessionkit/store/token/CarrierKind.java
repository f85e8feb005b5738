package dev.sessionkit.store.token;

import dev.sessionkit.resolver.header.Carrier;
import dev.sessionkit.resolver.header.CookieSessionResolverSettings;
import java.util.Optional;

/** Where clients carry what travels. */
public enum CarrierKind {
    /** {@code Authorization: Bearer} (RFC 6750, section 2.1). */
    BEARER {
        @Override
        Carrier carrier(String header, boolean sendToBrowsers, CookieSessionResolverSettings cookie) {
            return Carrier.bearer(Optional.of(header).filter(name -> !name.isBlank()), sendToBrowsers);
        }
    },
    /** A header of its own, or gRPC metadata. */
    HEADER {
        @Override
        Carrier carrier(String header, boolean sendToBrowsers, CookieSessionResolverSettings cookie) {
            return Carrier.header(header, sendToBrowsers);
        }
    },
    /** A cookie (RFC 6265bis). */
    COOKIE {
        @Override
        Carrier carrier(String header, boolean sendToBrowsers, CookieSessionResolverSettings cookie) {
            return Carrier.cookie(cookie);
        }
    };

    /** The carrier, of whose settings those of other kinds do not count. */
    abstract Carrier carrier(String header, boolean sendToBrowsers, CookieSessionResolverSettings cookie);
}
