package dev.sessionkit.servlet;

import dev.sessionkit.api.SessionType;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.servlet.http.ServedRequest;
import dev.sessionkit.servlet.http.ServedResponse;
import dev.sessionkit.servlet.http.ServedSessions;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * What {@link SessionFilter} was told. Immutable.
 *
 * @param framework whose sessions
 * @param guard against what other sites send
 * @param fromOtherSites the paths where that is meant
 * @param required the least that a path needs; empty for nothing
 * @param problems how exceptions are answered
 * @param httpSessions how the container's sessions are served; empty where the container does
 */
record FilterRules(
        SessionFramework framework,
        CrossSiteGuard guard,
        PathRules<Boolean> fromOtherSites,
        PathRules<Optional<SessionType>> required,
        Problems problems,
        Optional<ServedSessions> httpSessions) {

    /** The container's request, with our sessions where they are to be the container's. */
    HttpServletRequest serve(HttpServletRequest request, HttpServletResponse response, Exchange exchange) {
        return httpSessions.isPresent() ? new ServedRequest(request, response, exchange, httpSessions.get()) : request;
    }

    /** The container's response, which leaves URLs alone where our sessions are the container's. */
    HttpServletResponse serve(HttpServletResponse response) {
        return httpSessions.isPresent() ? new ServedResponse(response) : response;
    }

    /** Refuses what the client itself asks for and may not; what the application forwards to is its own affair. */
    void admit(HttpServletRequest request, Exchange exchange) {
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            return;
        }
        if (CrossSiteGuard.unsafe(request) && fromOtherSites.at(request).isEmpty()) {
            guard.requireOwn(request);
        }
        required.at(request)
                .flatMap(needed -> needed)
                .ifPresent(needed -> exchange.context().require(needed));
    }
}
