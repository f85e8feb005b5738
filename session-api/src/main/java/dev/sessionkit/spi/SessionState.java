package dev.sessionkit.spi;

import dev.sessionkit.api.UnreadableSessionException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the framework itself keeps of a session; to a store, bytes. All times are in whole milliseconds. Immutable.
 *
 * @param createdAt when the session began
 * @param lastSeenAt when it was last known to be used; never goes back
 * @param idleTimeout how long it lives after its last use; empty: for ever
 * @param endsAt when it ends whatever happens, exclusive; empty: never
 * @param credentials what proves its ownership, at most {@value #MOST_ITEMS}
 * @param renewal what is kept of a renewable credential, if it has one
 * @param vouchers names of the resolvers whose word alone opens it, at most {@value #MOST_ITEMS}, normally none
 * @param login how its user signed in, if somebody has
 * @param ending why and when it was ended, if it was: then the record is a tombstone
 */
public record SessionState(
        Instant createdAt,
        Instant lastSeenAt,
        Optional<Duration> idleTimeout,
        Optional<Instant> endsAt,
        List<Credential> credentials,
        Optional<Renewal> renewal,
        List<String> vouchers,
        Optional<Login> login,
        Optional<Ending> ending) {

    /** The most credentials, and the most vouchers, a session has. */
    public static final int MOST_ITEMS = 16;

    /** The most characters the name of a voucher has. */
    public static final int LONGEST_VOUCHER = 200;

    /** The most bytes a state takes in its binary form, so that a store can size its column. */
    public static final int MOST_BYTES = 16_384;

    private static final Instant EARLIEST = Instant.ofEpochMilli(Long.MIN_VALUE + 1);
    private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

    /**
     * Checks the bounds and cuts the times to milliseconds.
     *
     * @param createdAt when the session began
     * @param lastSeenAt when it was last used
     * @param idleTimeout how long it lives after that
     * @param endsAt when it ends whatever happens
     * @param credentials what proves its ownership
     * @param renewal what is kept of a renewable one
     * @param vouchers whose word alone opens it
     * @param login how its user signed in
     * @param ending why and when it was ended
     * @throws IllegalArgumentException where something is out of bounds
     */
    public SessionState {
        createdAt = inMillis(createdAt);
        lastSeenAt = inMillis(lastSeenAt);
        idleTimeout = idleTimeout.map(SessionState::inMillis);
        endsAt = endsAt.map(SessionState::inMillis);
        credentials = List.copyOf(credentials);
        Objects.requireNonNull(renewal, "renewal");
        vouchers = List.copyOf(vouchers);
        Objects.requireNonNull(login, "login");
        Objects.requireNonNull(ending, "ending");
        if (credentials.size() > MOST_ITEMS || vouchers.size() > MOST_ITEMS) {
            throw new IllegalArgumentException("a session has at most " + MOST_ITEMS + " credentials and vouchers");
        }
        vouchers.forEach(voucher -> Login.check("voucher", voucher, LONGEST_VOUCHER));
    }

    /**
     * The state of a session that begins now.
     *
     * @param now the current time
     * @param idleTimeout how long it lives after its last use; empty: for ever
     * @param endsAt when it ends whatever happens; empty: never
     * @param credentials what proves its ownership
     * @return a live state without login
     */
    public static SessionState begin(
            Instant now, Optional<Duration> idleTimeout, Optional<Instant> endsAt, List<Credential> credentials) {
        return new SessionState(
                now,
                now,
                idleTimeout,
                endsAt,
                credentials,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Reads the binary form.
     *
     * @param bytes what {@link #toBytes()} made, in this version or an earlier one
     * @return an equal state
     * @throws UnreadableSessionException where they are anything else
     */
    public static SessionState ofBytes(byte[] bytes) {
        return SessionStateFormat.read(bytes);
    }

    /**
     * The binary form, with a version in its first byte.
     *
     * @return at most {@value #MOST_BYTES} bytes
     */
    public byte[] toBytes() {
        return SessionStateFormat.write(this);
    }

    /**
     * The same, used again.
     *
     * @param now the time of use
     * @return a state last seen then, or this one where it was seen later
     */
    public SessionState touched(Instant now) {
        return now.isAfter(lastSeenAt)
                ? new SessionState(
                        createdAt,
                        now,
                        idleTimeout,
                        endsAt,
                        credentials,
                        renewal.map(kept -> kept.forgotten(now)),
                        vouchers,
                        login,
                        ending)
                : this;
    }

    /**
     * Whether nobody can use it yet: all that proves its ownership is to be redeemed first, once. Such a session is neither
     * listed nor counted, but ends with its user's others.
     *
     * @return true where it has credentials, all are {@link CredentialUse#ONE_TIME}, and nobody's word opens it
     */
    public boolean isPending() {
        return !credentials.isEmpty()
                && vouchers.isEmpty()
                && credentials.stream().allMatch(credential -> credential.use() == CredentialUse.ONE_TIME);
    }

    /**
     * The same with other proofs of ownership.
     *
     * @param changed all credentials it shall have
     * @return a new state
     */
    public SessionState withCredentials(List<Credential> changed) {
        return new SessionState(createdAt, lastSeenAt, idleTimeout, endsAt, changed, renewal, vouchers, login, ending);
    }

    /**
     * The same with other proofs of ownership, of which one renews.
     *
     * @param changed all credentials it shall have
     * @param kept what is kept of the one that renews
     * @return a new state
     */
    public SessionState withRenewal(List<Credential> changed, Renewal kept) {
        return new SessionState(
                createdAt, lastSeenAt, idleTimeout, endsAt, changed, Optional.of(kept), vouchers, login, ending);
    }

    /**
     * The same with other proofs of ownership, of which none renews.
     *
     * @param changed all credentials it shall have
     * @return a new state
     */
    public SessionState withoutRenewal(List<Credential> changed) {
        return new SessionState(
                createdAt, lastSeenAt, idleTimeout, endsAt, changed, Optional.empty(), vouchers, login, ending);
    }

    /**
     * The same with time-outs of its own.
     *
     * @param idle how long it lives after its last use; empty: for ever
     * @param end when it ends whatever happens; empty: never
     * @return a new state
     */
    public SessionState withTimeouts(Optional<Duration> idle, Optional<Instant> end) {
        return new SessionState(createdAt, lastSeenAt, idle, end, credentials, renewal, vouchers, login, ending);
    }

    /**
     * The same with other resolvers whose word opens it.
     *
     * @param changed all vouchers it shall have
     * @return a new state
     */
    public SessionState withVouchers(List<String> changed) {
        return new SessionState(
                createdAt, lastSeenAt, idleTimeout, endsAt, credentials, renewal, changed, login, ending);
    }

    /**
     * The same, signed in.
     *
     * @param by how
     * @return a new state
     */
    public SessionState withLogin(Login by) {
        return new SessionState(
                createdAt, lastSeenAt, idleTimeout, endsAt, credentials, renewal, vouchers, Optional.of(by), ending);
    }

    /**
     * The tombstone of this state. Its credentials stay, so that whoever held one can be told why.
     *
     * @param by why and when it ended
     * @return a new state, or this one where it had ended before
     */
    public SessionState ended(Ending by) {
        return ending.isPresent()
                ? this
                : new SessionState(
                        createdAt,
                        lastSeenAt,
                        idleTimeout,
                        endsAt,
                        credentials,
                        renewal,
                        vouchers,
                        login,
                        Optional.of(by));
    }

    /**
     * The time without what is smaller than a millisecond, so that a state equals what a store gives back.
     *
     * @throws IllegalArgumentException where it does not fit in 64 bits of milliseconds
     */
    static Instant inMillis(Instant time) {
        if (time.isBefore(EARLIEST) || time.isAfter(SessionRecord.NEVER)) {
            throw new IllegalArgumentException("a time of a session lies within 292 million years of 1970: " + time);
        }
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The duration without what is smaller than a millisecond, at most {@link #LONGEST}. */
    private static Duration inMillis(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("an idle time-out is not negative: " + duration);
        }
        if (duration.compareTo(LONGEST) >= 0) {
            return LONGEST;
        }
        return duration.truncatedTo(ChronoUnit.MILLIS);
    }
}
