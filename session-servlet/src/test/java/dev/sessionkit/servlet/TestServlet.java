package dev.sessionkit.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Does what tests have put under its paths. */
final class TestServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, Handler> handlers;

    TestServlet(Map<String, Handler> handlers) {
        this.handlers = handlers;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Handler handler = handlers.get(String.valueOf(path(request)));
        if (handler == null) {
            response.sendError(404);
            return;
        }
        try {
            handler.handle(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static String path(HttpServletRequest request) {
        Object included = request.getAttribute("jakarta.servlet.include.servlet_path");
        if (included != null) {
            return included + String.valueOf(request.getAttribute("jakarta.servlet.include.path_info"));
        }
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }
}
