package dev.sessionkit.grpc;

import dev.sessionkit.grpc.v1.CreateSessionResponse;
import dev.sessionkit.grpc.v1.SessionsServiceGrpc;
import io.grpc.CallCredentials;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.CompositeCallCredentials;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client's side of {@code SessionsService}: holds its tokens, bears the auth token in every call ({@code authorization: Bearer}), and
 * has it reissued shortly before it expires, or once a call was refused for it. Calls that need that at the same time share one
 * reissue. A call that sends a single message is then made again, once; one that sends several fails, and the next one goes well.
 *
 * <pre>{@code
 * SessionClientInterceptor session = SessionClientInterceptor.builder(channel).build();
 * session.hold(SessionsServiceGrpc.newBlockingStub(channel).createSession(request));
 * Channel signedIn = ClientInterceptors.intercept(channel, session);
 * }</pre>
 *
 * <p>A bearer token is for channels with TLS. Thread-safe.
 */
public final class SessionClientInterceptor implements ClientInterceptor {

    /** What needs no session, and must not wait for a reissue. */
    private static final Set<MethodDescriptor<?, ?>> WITHOUT_SESSION =
            Set.of(SessionsServiceGrpc.getCreateSessionMethod(), SessionsServiceGrpc.getReissueSessionMethod());

    private final TokenKeeper keeper;

    private SessionClientInterceptor(Builder builder) {
        this.keeper = new TokenKeeper(
                new Reissue(builder.sessions, builder.repeatWindow), builder.clock, builder.ahead, builder.listener);
    }

    /**
     * An interceptor that holds nothing yet.
     *
     * @param sessions where {@code SessionsService} is: a channel without this interceptor
     * @return a builder
     */
    public static Builder builder(Channel sessions) {
        return new Builder(sessions);
    }

    /**
     * Bears the tokens of a session from now on, in place of any others.
     *
     * @param session that was just created
     */
    public void hold(CreateSessionResponse session) {
        hold(HeldTokens.of(session));
    }

    /**
     * Bears tokens that were kept from now on, in place of any others.
     *
     * @param tokens of one session
     */
    public void hold(HeldTokens tokens) {
        keeper.hold(Objects.requireNonNull(tokens, "tokens"));
    }

    /** Bears none from now on, as after {@code DestroySession}. */
    public void forget() {
        keeper.hold(null);
    }

    /**
     * What is held now.
     *
     * @return the tokens, or empty where there are none, or the session is over
     */
    public Optional<HeldTokens> held() {
        return keeper.held();
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        if (WITHOUT_SESSION.contains(method)) {
            return next.newCall(method, options);
        }
        Function<BearerCredentials, ClientCall<Q, A>> attempts =
                bearer -> next.newCall(method, options.withCallCredentials(with(options.getCredentials(), bearer)));
        return method.getType().clientSendsOneMessage()
                ? new ReissuingCall<>(keeper, options, attempts)
                : StreamingCall.of(keeper, attempts);
    }

    private static CallCredentials with(@Nullable CallCredentials others, BearerCredentials bearer) {
        return others == null ? bearer : new CompositeCallCredentials(others, bearer);
    }

    /** Gathers what an interceptor needs to know. Used by one thread. */
    public static final class Builder {

        private static final Duration LONGEST_WINDOW = Duration.ofMinutes(5);

        private final Channel sessions;
        private Duration repeatWindow = Duration.ofSeconds(30);
        private Duration ahead = Duration.ofMinutes(1);
        private InstantSource clock = InstantSource.system();
        private Consumer<Optional<HeldTokens>> listener = tokens -> {};

        private Builder(Channel sessions) {
            this.sessions = Objects.requireNonNull(sessions, "sessions");
        }

        /**
         * How long the server repeats a reissue, its setting {@code SessionsService.RepeatWindow}; 30 seconds unless set. An attempt
         * takes a third of it at most, so that the one that follows when its answer is lost falls inside.
         *
         * @param window at most five minutes; zero where the server does not repeat, so that nothing is tried twice
         * @return this
         * @throws IllegalArgumentException where it is negative or longer
         */
        public Builder repeatWindow(Duration window) {
            if (window.isNegative() || window.compareTo(LONGEST_WINDOW) > 0) {
                throw new IllegalArgumentException("a window has at most " + LONGEST_WINDOW + ", not " + window);
            }
            repeatWindow = window;
            return this;
        }

        /**
         * How long before its expiry an auth token is reissued; a minute unless set.
         *
         * @param time shorter than auth tokens live; zero for not before
         * @return this
         * @throws IllegalArgumentException where it is negative
         */
        public Builder ahead(Duration time) {
            if (time.isNegative()) {
                throw new IllegalArgumentException("tokens are reissued before they expire, not " + time + " before");
            }
            ahead = time;
            return this;
        }

        /**
         * The clock that expiry is judged by; the system's unless set.
         *
         * @param source of time, thread-safe
         * @return this
         */
        public Builder clock(InstantSource source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Who is told what to hold from now on, after each reissue: to keep it where the client keeps such things.
         *
         * @param told the tokens, or empty where the session is over; thread-safe, and quick
         * @return this
         */
        public Builder onChange(Consumer<Optional<HeldTokens>> told) {
            listener = Objects.requireNonNull(told, "told");
            return this;
        }

        /**
         * The interceptor.
         *
         * @return holding nothing
         */
        public SessionClientInterceptor build() {
            return new SessionClientInterceptor(this);
        }
    }
}
