package dev.sessionkit.tck;

import dev.sessionkit.api.SessionRequest;
import java.util.Optional;

/** The other end of a resolver: how a client carries its credential, and what it makes of an answer. Immutable. */
public interface Client {

    /**
     * A request.
     *
     * @param credentials what it carries where a client carries its credential: normally one or none, and hostile
     * @return the request as the transport would hand it over
     */
    SessionRequest carrying(String... credentials);

    /**
     * What the client holds once it has an answer.
     *
     * @param answer what the server said
     * @param held what the client held before
     * @return what it was told to hold; empty where that was taken back; else what it held
     */
    Optional<String> holdsAfter(Answer answer, Optional<String> held);

    /**
     * A client that sends in a header what it was told in the same header.
     *
     * @param name the header
     * @return such as for gRPC metadata
     */
    static Client ofHeader(String name) {
        return new HeaderClient(name, "", name);
    }

    /**
     * A client that sends {@code Authorization: Bearer} and what it was told.
     *
     * @param toldIn the response's header that tells it
     * @return a client by RFC 6750
     */
    static Client ofBearer(String toldIn) {
        return new HeaderClient("Authorization", "Bearer ", toldIn);
    }

    /**
     * A browser, as far as one cookie goes: it keeps the last one of that name, until its {@code Max-Age} or {@code Expires}
     * is over. It does not look at the other attributes.
     *
     * @param name the cookie
     * @return a client by RFC 6265
     */
    static Client ofCookie(String name) {
        return new CookieClient(name);
    }
}
