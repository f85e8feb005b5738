package dev.sessionkit.servlet;

import static dev.sessionkit.api.SessionType.ADMIN_ACCOUNT;
import static dev.sessionkit.api.SessionType.USER_ACCOUNT;
import static dev.sessionkit.api.SessionType.VALID_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.AuthRequired;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a servlet class needs")
class MethodRequirementsTest {

    private static class Plain extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
    }

    @AuthRequired(USER_ACCOUNT)
    private static class ForUsers extends Plain {
        private static final long serialVersionUID = 1L;

        @Override
        @AuthRequired
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {}

        @Override
        @AuthRequired(ADMIN_ACCOUNT)
        protected void doPut(HttpServletRequest request, HttpServletResponse response) {}
    }

    private static final class Inheriting extends ForUsers {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doPut(HttpServletRequest request, HttpServletResponse response) {}
    }

    private static final class WithService extends Plain {
        private static final long serialVersionUID = 1L;

        @Override
        @AuthRequired(USER_ACCOUNT)
        public void service(ServletRequest request, ServletResponse response) {}
    }

    private static final class SeparateHead extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        @AuthRequired(USER_ACCOUNT)
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {}

        @Override
        protected void doHead(HttpServletRequest request, HttpServletResponse response) {}
    }

    @Test
    @DisplayName("is nothing where it says nothing")
    void nothing() {
        MethodRequirements plain = MethodRequirements.of(Plain.class);

        assertThat(plain.of("GET")).isEmpty();
        assertThat(plain.of("BREW")).isEmpty();
    }

    @Test
    @DisplayName("is what the method says, else what the class says, for made-up methods, too")
    void methodBeforeClass() {
        MethodRequirements users = MethodRequirements.of(ForUsers.class);

        assertThat(users.of("GET")).contains(VALID_SESSION);
        assertThat(users.of("HEAD")).contains(VALID_SESSION);
        assertThat(users.of("PUT")).contains(ADMIN_ACCOUNT);
        assertThat(users.of("POST")).contains(USER_ACCOUNT);
        assertThat(users.of("OPTIONS")).contains(USER_ACCOUNT);
        assertThat(users.of("BREW")).contains(USER_ACCOUNT);
        assertThat(users.of("get")).contains(USER_ACCOUNT);
    }

    @Test
    @DisplayName("is inherited; a method that is overridden speaks for itself")
    void inherited() {
        MethodRequirements inheriting = MethodRequirements.of(Inheriting.class);

        assertThat(inheriting.of("GET")).contains(VALID_SESSION);
        assertThat(inheriting.of("PUT")).contains(USER_ACCOUNT);
        assertThat(inheriting.of("POST")).contains(USER_ACCOUNT);
    }

    @Test
    @DisplayName("is at least what its service method says")
    void service() {
        MethodRequirements service = MethodRequirements.of(WithService.class);

        assertThat(service.of("GET")).contains(USER_ACCOUNT);
        assertThat(service.of("BREW")).contains(USER_ACCOUNT);
    }

    @Test
    @DisplayName("for HEAD is at least what it is for GET")
    void head() {
        assertThat(MethodRequirements.of(SeparateHead.class).of("HEAD")).contains(USER_ACCOUNT);
    }
}
