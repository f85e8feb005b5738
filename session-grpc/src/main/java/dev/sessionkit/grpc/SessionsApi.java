package dev.sessionkit.grpc;

import dev.sessionkit.auth.Authentication;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.grpc.v1.SessionsServiceGrpc;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;

/**
 * {@code sessionkit.v1.SessionsService}: sessions of user name, password and device, over gRPC. To be added to a server behind
 * {@link SessionServerInterceptor#intercept}. Thread-safe.
 */
public final class SessionsApi implements BindableService {

    private final SessionsCalls calls;

    private SessionsApi(SessionsCalls calls) {
        this.calls = calls;
    }

    /**
     * The service of a host.
     *
     * @param framework the host's, whose resolvers find the token that {@code DestroySession} ends
     * @param authentication beside it
     * @return not yet behind an interceptor
     */
    public static SessionsApi of(SessionFramework framework, Authentication authentication) {
        return new SessionsApi(new SessionsCalls(framework.records(), authentication.sessionsService()));
    }

    @Override
    public ServerServiceDefinition bindService() {
        return SessionsServiceGrpc.bindService(calls);
    }
}
