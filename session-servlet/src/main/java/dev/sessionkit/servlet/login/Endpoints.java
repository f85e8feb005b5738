package dev.sessionkit.servlet.login;

import dev.sessionkit.api.SessionException;
import dev.sessionkit.servlet.problem.Problem;
import dev.sessionkit.servlet.problem.ProblemException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads the calls below one base to their endpoints. Whatever goes wrong is a problem detail: no page of the container's is seen here.
 * Thread-safe.
 */
final class Endpoints extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);

    /** Where one fits a path as it stands there, those with a segment that may be anything do not. */
    private final transient List<Route> routes;

    Endpoints(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    List<Route> routes() {
        return routes;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store"); // RFC 9111, section 5.2.2.5; ASVS 14.3.2
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        try {
            lead(request, response);
        } catch (SessionException answered) {
            if (!response
                    .isCommitted()) { // else the container has refused it by itself, as Tomcat does where a body breaks
                // off
                throw answered;
            }
        } catch (RuntimeException broken) {
            LOG.error("Answered 500", broken);
            throw new ProblemException(Problem.of(500, "broken", "Something is broken here; the log says what"));
        }
    }

    private void lead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<String> path = segments(Optional.ofNullable(request.getPathInfo()).orElse("/"));
        List<String> others = new ArrayList<>();
        for (Route route : fitting(path)) {
            if (route.method().equals(request.getMethod())) {
                route.endpoint()
                        .answer(new Call(request, response, route.match(path).orElseThrow()));
                return;
            }
            others.add(route.method());
        }
        otherwise(request, response, others);
    }

    private List<Route> fitting(List<String> path) {
        List<Route> fitting =
                routes.stream().filter(route -> route.match(path).isPresent()).toList();
        return fitting.stream().anyMatch(Route::isFixed)
                ? fitting.stream().filter(Route::isFixed).toList()
                : fitting;
    }

    private static void otherwise(HttpServletRequest request, HttpServletResponse response, List<String> methods) {
        if (methods.isEmpty()) {
            throw new ProblemException(Problem.of(404, "not-found", "There is nothing here"));
        }
        String allow = String.join(", ", new TreeSet<>(methods)) + ", OPTIONS";
        if (!request.getMethod().equals("OPTIONS")) {
            throw new ProblemException(Problem.of(405, "method-not-allowed", "This is not for that method")
                    .with("Allow", allow));
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        response.setHeader("Allow", allow);
    }

    /** What stands between the slashes; the first is the base's. */
    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}
