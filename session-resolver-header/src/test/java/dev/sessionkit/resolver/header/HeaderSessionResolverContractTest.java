package dev.sessionkit.resolver.header;

import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.tck.Client;
import dev.sessionkit.tck.SessionResolverContract;
import dev.sessionkit.tck.TokenSendingContract;

/** The kit's rules for {@link HeaderSessionResolver}. */
class HeaderSessionResolverContractTest implements SessionResolverContract, TokenSendingContract {

    private final SessionResolver resolver = Given.headerResolver();

    @Override
    public SessionResolver resolver() {
        return resolver;
    }

    @Override
    public Client client() {
        return Client.ofHeader("x-session-id");
    }
}
