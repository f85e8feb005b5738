package dev.sessionkit.servlet;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.Entity;
import dev.sessionkit.core.Session;
import dev.sessionkit.servlet.http.ServedRequest;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request whose user is the session's. Each answer looks at the session when it is asked for, and not before. */
final class RequestWithSession extends HttpServletRequestWrapper {

    private static final String ANY_USER = "**"; // Jakarta Servlet 6.1, section 13.3

    private final Exchange exchange;
    private final ResponseWithSession response;
    private final String roleMetadata;

    RequestWithSession(
            HttpServletRequest request, Exchange exchange, ResponseWithSession response, String roleMetadata) {
        super(request);
        this.exchange = exchange;
        this.response = response;
        this.roleMetadata = roleMetadata;
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        Optional<UserPrincipal> user =
                exchange.context().session().flatMap(Session::user).map(UserPrincipal::new);
        return user.isPresent() ? user.get() : super.getUserPrincipal();
    }

    @Override
    public @Nullable String getRemoteUser() {
        Principal user = getUserPrincipal();
        return user == null ? null : user.getName();
    }

    @Override
    public boolean isUserInRole(String role) {
        if (ANY_USER.equals(role)) {
            return getUserPrincipal() != null;
        }
        Optional<String> own = exchange.context()
                .session()
                .filter(session -> session.user().isPresent())
                .flatMap(session -> session.get(Entity.ACCOUNT))
                .flatMap(account -> account.string(roleMetadata));
        return own.isPresent() ? own.get().equals(role) : super.isUserInRole(role);
    }

    /** Ends the session, at once; and the container's login, if it has one: Jetty refuses where it has not. */
    @Override
    public void logout() throws ServletException {
        if (getRequest() instanceof ServedRequest served) {
            served.invalidate();
        } else {
            exchange.context().session().ifPresent(session -> session.end(EndReason.LOGOUT));
        }
        if (super.getUserPrincipal() != null) {
            super.logout();
        }
    }

    /** With this request and its response, never the container's own, which would be committed without the session. */
    @Override
    public AsyncContext startAsync() {
        return startAsync(this, response);
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        AsyncContext begun = super.startAsync(request, response);
        begun.addListener(new AsyncEnd(exchange));
        return new AsyncContextWithSession(begun, exchange);
    }

    @Override
    public AsyncContext getAsyncContext() {
        return new AsyncContextWithSession(super.getAsyncContext(), exchange);
    }
}
