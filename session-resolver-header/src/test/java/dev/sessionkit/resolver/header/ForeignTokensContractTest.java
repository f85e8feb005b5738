package dev.sessionkit.resolver.header;

import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.ForeignToken;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.tck.Client;
import dev.sessionkit.tck.SessionResolverContract;

/** The kit's rules for {@link HeaderSessionResolver} where another system issues the tokens. */
class ForeignTokensContractTest implements SessionResolverContract {

    private final SessionResolver resolver =
            Given.headerResolver(new HeaderSessionResolverSettings("x-session-id", Tokens.FOREIGN, false));

    @Override
    public SessionResolver resolver() {
        return resolver;
    }

    @Override
    public Client client() {
        return Client.ofHeader("x-session-id");
    }

    @Override
    public Claim claim(int number) {
        return new Claim.Foreign(new ForeignToken(credential(number)));
    }
}
