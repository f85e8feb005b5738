package dev.sessionkit.examples.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.sessionkit.api.AccessDeniedException;
import dev.sessionkit.api.ReadOnlySessionException;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives each request its session context, and each outcome its answer. Thread-safe. */
final class SessionHandler implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SessionHandler.class);

    private final SessionFramework framework;
    private final OwnForms ownForms;
    private final Map<String, Map<String, Endpoint>> endpoints;

    SessionHandler(SessionFramework framework, OwnForms ownForms, Map<String, Map<String, Endpoint>> endpoints) {
        this.framework = framework;
        this.ownForms = ownForms;
        this.endpoints = endpoints;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answerOrProblem(exchange).send(exchange);
        }
    }

    /** No session is 401, too little is 403, a broken store is 503; what the client did wrong is never a 500. */
    private Answer answerOrProblem(HttpExchange exchange) throws IOException {
        boolean html = Accept.html(exchange);
        try {
            return answer(exchange, html);
        } catch (RefusedException e) {
            return e.problem().answer(html);
        } catch (SessionRequiredException e) {
            return new Problem(e).answer(html).with("WWW-Authenticate", "Session realm=\"quickstart\"");
        } catch (AccessDeniedException e) {
            return new Problem(403, "not allowed").answer(html);
        } catch (ReadOnlySessionException e) {
            return new Problem(403, "sessions can only be read here; they begin, change and end where they come from")
                    .answer(html);
        } catch (SessionStoreException e) {
            LOG.warn("Answered 503 to {}: {}", exchange.getRequestURI().getPath(), e.getMessage());
            return new Problem(503, "sessions are unavailable, try again soon")
                    .answer(html)
                    .with("Retry-After", "5");
        } catch (RuntimeException e) {
            LOG.error("Answered 500", e);
            return new Problem(500, "something is broken here; the log says what").answer(html);
        }
    }

    private Answer answer(HttpExchange exchange, boolean html) throws IOException {
        Map<String, Endpoint> methods =
                endpoints.get(String.valueOf(exchange.getRequestURI().getPath()));
        if (methods == null) {
            return new Problem(404, "there is nothing here").answer(html);
        }
        String method = exchange.getRequestMethod();
        Endpoint endpoint = methods.get(method.equals("HEAD") ? "GET" : method);
        if (endpoint == null) {
            String allowed = methods.containsKey("GET") ? "GET, HEAD" : "POST";
            return new Problem(405, "use " + allowed.replace(", ", " or "))
                    .answer(html)
                    .with("Allow", allowed);
        }
        if (method.equals("POST")) {
            ownForms.require(exchange.getRequestHeaders());
        }
        SessionContext context = framework.open(new ExchangeRequest(exchange), new ExchangeResponse(exchange));
        Answer answer = endpoint.answer(exchange, context);
        context.commit(); // now, since it may set headers, and before the client is told that all is well
        return answer;
    }
}
