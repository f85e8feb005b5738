package dev.sessionkit.store.token.jws;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Verifiers as the tests need them. */
final class Verifiers {

    static final Set<JwsAlgorithm> EVERY = EnumSet.allOf(JwsAlgorithm.class);

    private Verifiers() {}

    static JwsVerifier of(VerifyingKey... keys) {
        return new JwsVerifier(EVERY, JwsHeaderRules.anyType(), KeySource.fixed(KeySet.of(List.of(keys))));
    }

    static JwsVerifier of(TestKey key) {
        return of(key.verifying(Optional.empty()));
    }
}
