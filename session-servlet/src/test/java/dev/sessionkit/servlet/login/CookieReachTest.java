package dev.sessionkit.servlet.login;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A cookie of endpoints")
class CookieReachTest {

    /** Answers by the names of methods. */
    private static <T> T answering(Class<T> type, Map<String, ?> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }

    private static HttpServletRequest request(String host, boolean tls, String contextPath) {
        ServletContext context = answering(ServletContext.class, Map.of("getContextPath", contextPath));
        return answering(
                HttpServletRequest.class, Map.of("getServerName", host, "isSecure", tls, "getServletContext", context));
    }

    @ParameterizedTest
    @DisplayName("Requirement 10: goes over TLS only, but on a developer's own machine where the settings say so")
    @CsvSource({
        "true, localhost, false, true",
        "false, localhost, false, false",
        "false, LOCALHOST, false, false",
        "false, 127.0.0.1, false, false",
        "false, [::1], false, false",
        "false, localhost, true, true",
        "false, shop.example.com, false, true",
        "false, localhost.evil.com, false, true",
        "false, 127.0.0.2, false, true",
        "false, '', false, true",
    })
    void secure(boolean always, String host, boolean tls, boolean secure) {
        assertThat(new CookieReach("/api", always).isSecure(request(host, tls, "")))
                .isEqualTo(secure);
    }

    @ParameterizedTest
    @DisplayName("Requirement 13: goes to the endpoints alone, wherever the application is deployed")
    @CsvSource({"'', /api", "/shop, /shop/api", "/b\u00fccher, /b%C3%BCcher/api"})
    void path(String contextPath, String path) {
        assertThat(new CookieReach("/api", true).path(request("localhost", false, contextPath)))
                .isEqualTo(path);
    }
}
