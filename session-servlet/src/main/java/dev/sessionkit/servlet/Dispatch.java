package dev.sessionkit.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The ways in which a container leads a request through a filter.
 *
 * @param rules what the filter was told
 * @param requirements what servlets say
 * @param roleMetadata where an account's role stands
 */
record Dispatch(FilterRules rules, ServletRequirements requirements, String roleMetadata) {

    /** The request comes in, or goes to an error page, which has a session context of its own: the failed one is closed. */
    void first(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Exchange exchange = new Exchange(rules, request, response);
        exchange.begin();
        wrapped(exchange, request, response, chain);
    }

    /** Its answer is finished elsewhere than where it began. */
    void again(Exchange exchange, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean ours = request instanceof HttpServletRequestWrapper outer
                && (outer instanceof RequestWithSession || outer.isWrapperFor(RequestWithSession.class));
        if (ours) {
            outermost(exchange, request, response, chain);
        } else {
            wrapped(exchange, request, response, chain);
        }
    }

    /**
     * A servlet hands it to another. Whoever forwards leaves the whole answer to the other, and the container closes the response
     * then; whoever includes answers for what is included.
     */
    void within(Exchange exchange, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.FORWARD) {
            answered(exchange, request, response, chain);
        } else {
            require(exchange, request);
            chain.doFilter(request, response);
        }
    }

    private void wrapped(Exchange exchange, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ResponseWithSession answer = new ResponseWithSession(rules.serve(response), exchange);
        HttpServletRequest served = rules.serve(request, response, exchange);
        outermost(exchange, new RequestWithSession(served, exchange, answer, roleMetadata), answer, chain);
    }

    private void outermost(
            Exchange exchange, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean done = false;
        try {
            answered(exchange, request, response, chain);
            done = true;
        } finally {
            if (!done) {
                exchange.drop();
            }
            if (!request.isAsyncStarted()) {
                exchange.end();
            }
        }
    }

    /** Leads on, and has the session committed with the answer, or the exception answered. */
    private void answered(
            Exchange exchange, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            rules.admit(request, exchange);
            require(exchange, request);
            chain.doFilter(request, response);
            if (!request.isAsyncStarted()) {
                exchange.commit();
            }
        } catch (ServletException | RuntimeException failed) {
            if (!exchange.answer(failed)) {
                throw failed;
            }
            if (request.isAsyncStarted()) {
                request.getAsyncContext().complete();
            }
        }
    }

    /** An error page is shown to whoever made the error. */
    private void require(Exchange exchange, HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            requirements.of(request).ifPresent(needed -> exchange.context().require(needed));
        }
    }
}
