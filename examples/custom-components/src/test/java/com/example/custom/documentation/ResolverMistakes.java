package com.example.custom.documentation;

import com.example.custom.MyCustomSessionResolver;
import com.example.custom.MyCustomSessionResolverSettings;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.ForeignToken;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.tck.Client;
import dev.sessionkit.tck.KitContext;
import dev.sessionkit.tck.SessionResolverContract;
import java.util.List;

/** Resolvers that are wrong in one way each, as authors make them. */
final class ResolverMistakes {

    private ResolverMistakes() {}

    /** Parses what it finds, and has not thought of what else there may be. */
    public static final class CarelessResolver implements SessionResolver {

        @Override
        public List<Claim> resolve(SessionRequest request) {
            String token = request.headers("x-identity-token").get(0);
            return List.of(new Claim.Foreign(new ForeignToken(token)));
        }

        @Override
        public void send(IssuedSession session, SessionRequest request, SessionResponse response) {
            // somebody else does
        }

        @Override
        public void clear(SessionRequest request, SessionResponse response) {
            // somebody else does
        }
    }

    /** {@code strip()} takes more away than the two characters that HTTP allows around a value. */
    static final class Stripping implements SessionResolverContract {

        private final MyCustomSessionResolver careful = new MyCustomSessionResolver();

        Stripping() {
            careful.configure(new MyCustomSessionResolverSettings("x-identity-token"), new KitContext("Stripping"));
        }

        @Override
        public SessionResolver resolver() {
            return new SessionResolver() {
                @Override
                public List<Claim> resolve(SessionRequest request) {
                    return careful.resolve(name ->
                            request.headers(name).stream().map(String::strip).toList());
                }

                @Override
                public void send(IssuedSession session, SessionRequest request, SessionResponse response) {
                    // somebody else does
                }

                @Override
                public void clear(SessionRequest request, SessionResponse response) {
                    // somebody else does
                }
            };
        }

        @Override
        public Client client() {
            return Client.ofHeader("x-identity-token");
        }

        @Override
        public Claim claim(int number) {
            return new Claim.Foreign(new ForeignToken(credential(number)));
        }
    }
}
