package dev.sessionkit.grpc;

import dev.sessionkit.api.SessionType;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import io.grpc.BindableService;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/**
 * Sessions in front of gRPC services. A call that needs one is let in, or told why not, before its handler sees it; what the handler
 * sets is stored before the answer's headers leave, or not at all.
 *
 * <pre>{@code
 * SessionServerInterceptor sessions = SessionServerInterceptor.builder(framework).build();
 * Server server = Grpc.newServerBuilderForPort(9090, credentials)
 *         .addService(sessions.intercept(SessionsApi.of(framework, authentication)))
 *         .addService(sessions.intercept(new PartyService())) // with @AuthRequired on its methods
 *         .build();
 * }</pre>
 *
 * <p>Stores block, so the server has an executor other than {@code directExecutor}. Thread-safe.
 */
public final class SessionServerInterceptor implements ServerInterceptor {

    /** The call's session context, in the gRPC context that its handler runs in. */
    public static final Context.Key<SessionContext> CONTEXT = Context.key("dev.sessionkit.grpc.context");

    private final SessionFramework framework;
    private final MethodRules rules;
    private final Optional<StreamChecks> checks;

    private SessionServerInterceptor(Builder builder) {
        this.framework = builder.framework;
        this.rules = new MethodRules(builder.rules);
        this.checks = builder.checks;
    }

    /**
     * An interceptor in front of a host's services.
     *
     * @param framework the host's
     * @return a builder without rules
     */
    public static Builder builder(SessionFramework framework) {
        return new Builder(framework);
    }

    /**
     * The session context of the call that is being handled; the interceptor commits it, and nobody else. Used by one thread at a
     * time.
     *
     * @return always the same for one call
     * @throws IllegalStateException where the call did not come through an interceptor, or this runs outside its gRPC context
     */
    public static SessionContext context() {
        SessionContext context = CONTEXT.get();
        if (context == null) {
            throw new IllegalStateException(
                    "this call did not come through SessionServerInterceptor, or its gRPC context was"
                            + " not handed over to this thread: see io.grpc.Context");
        }
        return context;
    }

    /**
     * A service behind this interceptor, with what {@link dev.sessionkit.api.AuthRequired} says on its class and on the Java methods
     * that implement its methods. Requests that cannot be read are refused as such, which gRPC itself does not do.
     *
     * @param service with its annotations on its own class, or on one that it extends
     * @return what to add to a server
     * @throws IllegalArgumentException where an annotated method is none of the service's
     */
    public ServerServiceDefinition intercept(BindableService service) {
        ServerServiceDefinition definition = service.bindService();
        ServiceRequirements requirements = ServiceRequirements.of(service, definition);
        return ServerInterceptors.intercept(CheckedService.of(definition), new ServerInterceptor() {
            @Override
            public <Q, A> ServerCall.Listener<Q> interceptCall(
                    ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
                return handle(call, headers, next, requirements);
            }
        });
    }

    /** For whole servers and for services that are not at hand as objects: what annotations say is not known here. */
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        return handle(call, headers, next, ServiceRequirements.NONE);
    }

    private <Q, A> ServerCall.Listener<Q> handle(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next, ServiceRequirements requirements) {
        MethodDescriptor<Q, A> method = call.getMethodDescriptor();
        Optional<SessionType> needed = most(rules.of(method), requirements.of(method));
        if (checks.isEmpty() || needed.isEmpty() || method.getType() == MethodType.UNARY) {
            return handle(call, headers, next, needed, StreamWatch.NONE);
        }
        WatchedCall<Q, A> watched = new WatchedCall<>(call);
        CallRequestView request = CallRequestView.of(call, headers);
        return handle(
                watched,
                headers,
                next,
                needed,
                new SessionWatch(framework, checks.get(), needed.get(), request, watched));
    }

    private <Q, A> ServerCall.Listener<Q> handle(
            ServerCall<Q, A> call,
            Metadata headers,
            ServerCallHandler<Q, A> next,
            Optional<SessionType> needed,
            StreamWatch watch) {
        Exchange outer = Exchange.find(headers);
        Exchange exchange = outer != null ? outer : Exchange.open(framework, call, headers);
        CallWithSession<Q, A> answer = new CallWithSession<>(call, exchange);
        try {
            needed.map(exchange.context()::require).map(Session::id).ifPresent(watch::start);
            return new ListenerWithSession<>(
                    Contexts.interceptCall(exchange.within(Context.current()), answer, headers, next),
                    exchange,
                    answer,
                    watch);
        } catch (RuntimeException e) {
            watch.stop();
            exchange.drop();
            answer.refuse(Refusals.of(e).orElseThrow(() -> e), null);
            return new ServerCall.Listener<>() {};
        }
    }

    private static Optional<SessionType> most(Optional<SessionType> one, Optional<SessionType> other) {
        return Stream.of(one, other).flatMap(Optional::stream).max(Comparator.naturalOrder());
    }

    /** Gathers the rules of an interceptor. Used by one thread. */
    public static final class Builder {

        private final SessionFramework framework;
        private final Map<String, Optional<SessionType>> rules = new HashMap<>();
        private Optional<StreamChecks> checks = Optional.empty();

        private Builder(SessionFramework framework) {
            this.framework = Objects.requireNonNull(framework, "framework");
        }

        /**
         * What methods need before their handler sees a call. The rule of a method goes before that of its service, and that before
         * the one of all. What annotations say holds besides.
         *
         * @param pattern {@code package.Service/Method}, {@code package.Service/*}, or {@code *} for all
         * @param atLeast what the session must stand for
         * @return this
         * @throws IllegalArgumentException where the pattern has a rule already
         */
        public Builder require(String pattern, SessionType atLeast) {
            return rule(pattern, Optional.of(atLeast));
        }

        /**
         * Methods that need no session where others around them do, such as the ones by which one signs in. What annotations say
         * still holds.
         *
         * @param pattern as for {@link #require}
         * @return this
         * @throws IllegalArgumentException where the pattern has a rule already
         */
        public Builder requireNothing(String pattern) {
            return rule(pattern, Optional.empty());
        }

        private Builder rule(String pattern, Optional<SessionType> needed) {
            if (rules.putIfAbsent(pattern, needed) != null) {
                throw new IllegalArgumentException("there are two rules for '" + pattern + "'");
            }
            return this;
        }

        /**
         * Has streaming calls that need a session checked again and again while they go on, and at the session's own end. One that
         * would not be let in any more with what it came with is closed: UNAUTHENTICATED, PERMISSION_DENIED, or UNAVAILABLE where the
         * store is broken. What its client sends counts as a use of the session; that the stream is open does not. Without this,
         * streams are checked when they begin.
         *
         * @param every how often, at least a second
         * @param scheduler whose threads ask the store; the host shuts it down after its server
         * @return this
         * @throws IllegalArgumentException where that is too often
         */
        public Builder checkStreams(Duration every, ScheduledExecutorService scheduler) {
            checks = Optional.of(new StreamChecks(every, Objects.requireNonNull(scheduler, "scheduler")));
            return this;
        }

        /**
         * The interceptor.
         *
         * @return ready for use
         * @throws IllegalArgumentException where a pattern is none
         */
        public SessionServerInterceptor build() {
            return new SessionServerInterceptor(this);
        }
    }
}
