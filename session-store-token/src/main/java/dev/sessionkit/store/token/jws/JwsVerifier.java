package dev.sessionkit.store.token.jws;

import dev.sessionkit.api.SessionStoreException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies tokens in compact form (RFC 7515) with keys known beforehand. What is refused is refused without a reason: nothing
 * of a token is logged or echoed. Thread-safe.
 */
public final class JwsVerifier {

    private final Set<JwsAlgorithm> allowed;
    private final JwsHeaderRules rules;
    private final KeySource source;
    private volatile @Nullable KnownHeader latest;

    /**
     * A verifier.
     *
     * @param allowed the algorithms to accept (RFC 8725, section 3.1), at least one
     * @param rules what else a header has to say
     * @param keys where the keys come from; the caller closes it
     */
    public JwsVerifier(Set<JwsAlgorithm> allowed, JwsHeaderRules rules, KeySource keys) {
        if (allowed.isEmpty()) {
            throw new IllegalArgumentException("name at least one algorithm to accept");
        }
        this.allowed = Set.copyOf(allowed);
        this.rules = rules;
        this.source = keys;
    }

    /**
     * The token, where one of the keys signed it; empty for any other text.
     *
     * @param text what was presented, however hostile
     * @throws SessionStoreException when there are no keys to tell by
     */
    public Optional<VerifiedJws> verify(String text) {
        CompactJws token = CompactJws.split(text);
        if (token == null) {
            return Optional.empty();
        }
        JwsHeader seen = headerAsBefore(token);
        JwsHeader header = seen == null ? acceptedHeader(token) : seen;
        byte[] signature = token.signature();
        if (header == null || signature == null) {
            return Optional.empty();
        }
        Optional<VerifiedJws> verified = verify(token, header, signature);
        if (verified.isPresent() && seen == null) {
            latest = new KnownHeader(token.headerSegment(), header);
        }
        return verified;
    }

    private Optional<VerifiedJws> verify(CompactJws token, JwsHeader header, byte[] signature) {
        KeySet keys = source.keys();
        Optional<VerifiedJws> verified = verify(token, header, signature, keys);
        if (verified.isPresent() || !namesUnknownKey(header, keys)) {
            return verified;
        }
        KeySet newer = source.keysAfterMiss(keys);
        return newer.equals(keys) ? verified : verify(token, header, signature, newer);
    }

    private @Nullable JwsHeader headerAsBefore(CompactJws token) {
        KnownHeader known = latest;
        return known != null && token.hasHeader(known.segment()) ? known.header() : null;
    }

    private @Nullable JwsHeader acceptedHeader(CompactJws token) {
        byte[] json = token.header();
        JwsHeader header = json == null ? null : JwsHeaderReader.read(json);
        boolean accepted = header != null && allowed.contains(header.algorithm()) && rules.accepts(header.type());
        return accepted ? header : null;
    }

    private static Optional<VerifiedJws> verify(CompactJws token, JwsHeader header, byte[] signature, KeySet keys) {
        for (VerifyingKey key : keys.candidates(header.algorithm(), header.keyId())) {
            if (token.isSignedBy(key, signature)) {
                byte[] payload = token.payload();
                return payload == null
                        ? Optional.empty()
                        : Optional.of(new VerifiedJws(payload, header.type(), key, keys));
            }
        }
        return Optional.empty();
    }

    private static boolean namesUnknownKey(JwsHeader header, KeySet keys) {
        return header.keyId().isPresent()
                && !keys.names(header.algorithm(), header.keyId().get());
    }
}
