package dev.sessionkit.resolver.header;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.SessionResolver;
import java.util.List;
import java.util.Optional;

/**
 * One place where clients carry a text for us: a header, {@code Authorization: Bearer} or a cookie. For resolvers whose texts
 * are not Sessionkit's own tokens; the resolvers of this package use the same. Thread-safe.
 */
public sealed interface Carrier permits BearerCarrier, CookieCarrier, HeaderCarrier {

    /** The most characters that clients and servers between can be relied on to carry, name included (RFC 6265bis, 5.6). */
    int MOST_CARRIED = 4096;

    /** Says what a text claims. */
    @FunctionalInterface
    interface Reader {

        /**
         * Reads one text.
         *
         * @param text holds it; hostile
         * @param from where it starts
         * @param to where it ends, exclusive; at least one character
         * @return one claim, or none where the text stands for nothing
         */
        List<Claim> read(String text, int from, int to);
    }

    /**
     * Finds what a request carries here. Several different texts are too many for a header, and more than
     * {@value SessionResolver#MOST_CLAIMS} cookies of one name are for a cookie: such a request is refused as ambiguous.
     *
     * @param request hostile
     * @param reader what to make of each text
     * @return what {@link SessionResolver#resolve} answers
     */
    List<Claim> resolve(SessionRequest request, Reader reader);

    /**
     * Gives the client a text to hold.
     *
     * @param text visible ASCII without {@code ;} and {@code ,}, at most {@link #room()} characters
     * @param request the request that is being answered
     * @param response where to put it
     */
    void send(String text, SessionRequest request, SessionResponse response);

    /**
     * Takes back what the client holds.
     *
     * @param request the request that is being answered
     * @param response where to say so
     */
    void clear(SessionRequest request, SessionResponse response);

    /**
     * How much fits.
     *
     * @return the most characters a text may have
     */
    int room();

    /**
     * Which place this is, for messages and for what is bound to it.
     *
     * @return such as {@code cookie __Host-session}
     */
    String name();

    /**
     * Whether a client sends back what it was told to hold after its session had ended: nothing, which a header spells
     * {@code -}.
     *
     * @param text holds it; hostile
     * @param from where it starts
     * @param to where it ends, exclusive
     * @return whether it stands for nothing
     */
    static boolean isNothing(String text, int from, int to) {
        return to - from == 1 && text.charAt(from) == TokenHeader.NOTHING;
    }

    /**
     * A header, or gRPC metadata, of its own.
     *
     * @param name of the header, in requests and responses
     * @param sendToBrowsers whether browsers are sent a text, too, which their scripts can read
     * @return the carrier
     * @throws IllegalArgumentException where the name is none, or means something else
     */
    static Carrier header(String name, boolean sendToBrowsers) {
        HeaderName.check("Header", name);
        return new HeaderCarrier(name, new TokenHeader(name, name, sendToBrowsers));
    }

    /**
     * {@code Authorization: Bearer} (RFC 6750, section 2.1).
     *
     * @param responseHeader in which header a text is sent; without it, none is
     * @param sendToBrowsers whether browsers are sent a text, too, which their scripts can read
     * @return the carrier
     * @throws IllegalArgumentException where the name is none, or means something else
     */
    static Carrier bearer(Optional<String> responseHeader, boolean sendToBrowsers) {
        responseHeader.ifPresent(name -> HeaderName.check("ResponseHeader", name));
        return new BearerCarrier(
                responseHeader.map(name -> new TokenHeader(name, BearerCarrier.REQUEST_HEADER, sendToBrowsers)));
    }

    /**
     * A cookie.
     *
     * @param settings its name and attributes
     * @return the carrier
     */
    static Carrier cookie(CookieSessionResolverSettings settings) {
        return new CookieCarrier(settings.name(), SetCookie.of(settings));
    }
}
