package dev.sessionkit.store.token;

import dev.sessionkit.spi.CarriedSessions;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.tck.CarriedSessionsContract;
import dev.sessionkit.tck.Client;
import dev.sessionkit.tck.KitContext;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/** The kit on {@link SealedSessionStore}, in each carrier. */
class SealedSessionStoreContractTest {

    private static SealedSessionStore store(CarrierKind carrier, String key) {
        SealedSessionStore store = new SealedSessionStore();
        store.configure(
                new SealedSessionStoreSettings(
                        "shop",
                        List.of(Secret.of(key)),
                        carrier,
                        "x-session",
                        false,
                        TokenSessionStoreContractTest.cookie(),
                        4096,
                        Optional.empty()),
                new KitContext("SealedSessionStore"));
        return store;
    }

    /** One carrier's rules. */
    private abstract static class Rules implements CarriedSessionsContract {
        private final SealedSessionStore store;
        private final SealedSessionStore stranger;

        Rules(CarrierKind carrier) {
            store = store(carrier, SealedHost.KEY);
            stranger = store(carrier, SealedHost.OTHER_KEY);
        }

        @Override
        public CarriedSessions resolver() {
            return store;
        }

        @Override
        public SessionResolver stranger() {
            return stranger;
        }
    }

    @Nested
    class InCookie extends Rules {
        InCookie() {
            super(CarrierKind.COOKIE);
        }

        @Override
        public Client client() {
            return Client.ofCookie("__Host-session");
        }
    }

    @Nested
    class InHeader extends Rules {
        InHeader() {
            super(CarrierKind.HEADER);
        }

        @Override
        public Client client() {
            return Client.ofHeader("x-session");
        }
    }

    @Nested
    class InBearer extends Rules {
        InBearer() {
            super(CarrierKind.BEARER);
        }

        @Override
        public Client client() {
            return Client.ofBearer("x-session");
        }
    }
}
