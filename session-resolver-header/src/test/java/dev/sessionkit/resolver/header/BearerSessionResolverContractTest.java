package dev.sessionkit.resolver.header;

import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.tck.Client;
import dev.sessionkit.tck.SessionResolverContract;
import dev.sessionkit.tck.TokenSendingContract;
import java.util.Optional;

/** The kit's rules for {@link BearerSessionResolver}. */
class BearerSessionResolverContractTest implements SessionResolverContract, TokenSendingContract {

    private final SessionResolver resolver = Given.bearerResolver(
            new BearerSessionResolverSettings(Tokens.SESSION, Optional.of("x-session-token"), false));

    @Override
    public SessionResolver resolver() {
        return resolver;
    }

    @Override
    public Client client() {
        return Client.ofBearer("x-session-token");
    }
}
