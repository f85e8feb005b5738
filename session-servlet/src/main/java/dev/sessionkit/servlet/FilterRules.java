package dev.sessionkit.servlet;

import dev.sessionkit.api.SessionType;
import dev.sessionkit.core.SessionFramework;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * What {@link SessionFilter} was told. Immutable.
 *
 * @param framework whose sessions
 * @param guard against what other sites send
 * @param fromOtherSites the paths where that is meant
 * @param required the least that a path needs; empty for nothing
 * @param problems how exceptions are answered
 */
record FilterRules(
        SessionFramework framework,
        CrossSiteGuard guard,
        PathRules<Boolean> fromOtherSites,
        PathRules<Optional<SessionType>> required,
        Problems problems) {

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
