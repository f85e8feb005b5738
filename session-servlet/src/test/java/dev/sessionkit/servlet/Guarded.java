package dev.sessionkit.servlet;

import dev.sessionkit.api.AuthRequired;
import dev.sessionkit.api.SessionType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Servlets that say what they need. */
public final class Guarded {

    private Guarded() {}

    /** Each method of it but POST needs a user, POST an administrator. */
    @AuthRequired(SessionType.USER_ACCOUNT)
    public static final class ForUsers extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("for users");
        }

        @Override
        @AuthRequired(SessionType.ADMIN_ACCOUNT)
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("for administrators");
        }
    }

    /** Its error page needs somebody signed in, and is shown all the same. */
    @AuthRequired(SessionType.USER_ACCOUNT)
    public static final class ErrorPage extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter()
                    .print("sorry, "
                            + SessionFilter.context(request)
                                    .session()
                                    .flatMap(session -> session.get(Site.VALUE))
                                    .orElse("nobody"));
        }
    }
}
