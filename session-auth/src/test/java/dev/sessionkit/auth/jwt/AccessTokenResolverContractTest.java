package dev.sessionkit.auth.jwt;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.tck.Client;
import dev.sessionkit.tck.SessionResolverContract;
import org.junit.jupiter.api.AfterEach;

/** The kit's rules for resolvers, with access tokens for credentials. */
class AccessTokenResolverContractTest implements SessionResolverContract {

    private final JwtHost host = JwtHost.started();

    @AfterEach
    void close() {
        host.close();
    }

    @Override
    public SessionResolver resolver() {
        return host.resolver;
    }

    @Override
    public Client client() {
        return Client.ofBearer("none");
    }

    @Override
    public String credential(int number) {
        return host.issuer.accessToken(AccessTokenClaims.of(
                session(number), JwtHost.ANNE, JwtHost.NOON, JwtHost.NOON.plus(JwtHost.LIFE), JwtHost.NOON));
    }

    @Override
    public Claim claim(int number) {
        return new Claim.Vouched(session(number));
    }

    private static SessionId session(int number) {
        return SessionId.derived("contract", String.valueOf(number));
    }
}
