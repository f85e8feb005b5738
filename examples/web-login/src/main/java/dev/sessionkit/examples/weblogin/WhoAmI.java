package dev.sessionkit.examples.weblogin;

import dev.sessionkit.api.AuthRequired;
import dev.sessionkit.api.Entity;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.core.Session;
import dev.sessionkit.servlet.SessionFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The host's own resource, for whoever is signed in, by whatever carrier: the framework has let them in before this is called. */
@AuthRequired(SessionType.USER_ACCOUNT)
final class WhoAmI extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String METHODS = "GET, HEAD, OPTIONS";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Session session = SessionFilter.context(request).session().orElseThrow();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("user", request.getRemoteUser());
        session.get(Entity.ACCOUNT)
                .flatMap(account -> account.string("name"))
                .ifPresent(name -> answer.put("username", name));
        answer.put("session", session.id().toString());
        byte[] json = JsonMapper.shared().writeValueAsBytes(answer);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    /** Jetty would send back what was sent, and the session's header with it. */
    @Override
    protected void doTrace(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Allow", METHODS);
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Allow", METHODS);
    }
}
