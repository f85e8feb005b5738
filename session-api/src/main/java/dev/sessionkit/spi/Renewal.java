package dev.sessionkit.spi;

import dev.sessionkit.api.SecretHash;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a session keeps of its renewable credential beside the hash of the current one. That is its {@link Credential} for
 * {@link CredentialUse#RENEWAL}, where a client exchanges it for others; or one for {@link CredentialUse#BEARER}, where it opens
 * requests and is replaced for its age ({@code Sessions.RenewalInterval}). Then the replaced one is a credential for
 * {@code BEARER}, too, until the rotation is repeated no more, and the mark is kept but not judged by. Immutable.
 *
 * @param mark hash of the 128 bits that all tokens of the family begin with
 * @param rotation the last rotation; empty as long as the first token is current
 */
public record Renewal(SecretHash mark, Optional<Rotation> rotation) {

    /**
     * One token took another's place. Immutable.
     *
     * @param previous hash of the one that was replaced; where several were replaced by one at a change of privilege, of any
     * @param at when, in whole milliseconds
     * @param repeatUntil until when, exclusive, whoever presents the previous one is given the same successor again
     * @param nonce what the successor is made of together with the previous one; empty once that time is past, and where
     *     there is no such time
     * @param agent the user agent of the client that renewed; at most {@value Login#LONGEST_AGENT} characters
     * @param address the address of that client, as well as whoever rotated knows it; at most {@value Login#LONGEST_NAME} characters
     */
    public record Rotation(
            SecretHash previous,
            Instant at,
            Instant repeatUntil,
            Optional<RenewalNonce> nonce,
            Optional<String> agent,
            Optional<String> address) {

        /**
         * Checks and cuts the times to milliseconds.
         *
         * @param previous hash of the one that was replaced
         * @param at when
         * @param repeatUntil until when it is repeated
         * @param nonce what the successor is made of
         * @param agent of the client
         * @param address of the client
         * @throws IllegalArgumentException where a text is too long, or holds half a pair of surrogates
         */
        public Rotation {
            Objects.requireNonNull(previous, "previous");
            agent.ifPresent(text -> Login.check("agent", text, Login.LONGEST_AGENT));
            address.ifPresent(text -> Login.check("address", text, Login.LONGEST_NAME));
            at = SessionState.inMillis(at);
            repeatUntil = SessionState.inMillis(repeatUntil);
            Objects.requireNonNull(nonce, "nonce");
        }

        /**
         * A rotation by a client of which nothing is known.
         *
         * @param previous hash of the one that was replaced
         * @param at when
         * @param repeatUntil until when it is repeated
         * @param nonce what the successor is made of
         */
        public Rotation(SecretHash previous, Instant at, Instant repeatUntil, Optional<RenewalNonce> nonce) {
            this(previous, at, repeatUntil, nonce, Optional.empty(), Optional.empty());
        }

        /**
         * Whether the rotation is repeated for whoever asks at {@code now}. A time before the rotation counts as its own: the
         * clocks of nodes differ.
         *
         * @param now the current time
         * @return true while it is
         */
        public boolean repeats(Instant now) {
            return nonce.isPresent() && now.isBefore(repeatUntil);
        }

        /** The same without what is needed no more. */
        private Rotation forgotten(Instant now) {
            return nonce.isPresent() && !repeats(now)
                    ? new Rotation(previous, at, repeatUntil, Optional.empty(), agent, address)
                    : this;
        }
    }

    /**
     * Checks that both are there.
     *
     * @param mark hash of the family's mark
     * @param rotation the last one
     */
    public Renewal {
        Objects.requireNonNull(mark, "mark");
        Objects.requireNonNull(rotation, "rotation");
    }

    /**
     * The same without what is needed no more: from the first write after the window on, no successor can be computed.
     *
     * @param now the time of the write
     * @return a value without nonce once its time is past
     */
    public Renewal forgotten(Instant now) {
        return rotation.isPresent() && rotation.get().nonce().isPresent()
                ? new Renewal(mark, rotation.map(last -> last.forgotten(now)))
                : this;
    }
}
