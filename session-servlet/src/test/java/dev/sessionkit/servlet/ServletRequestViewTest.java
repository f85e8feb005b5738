package dev.sessionkit.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What resolvers see of a servlet request")
class ServletRequestViewTest {

    @Test
    @DisplayName("is every line of a header, in order")
    void headers_ofSeveralLines() {
        assertThat(view(List.of()).headers("x")).isEmpty();
        assertThat(view(List.of("a")).headers("x")).containsExactly("a");
        assertThat(view(List.of("a", "b", "c")).headers("x")).containsExactly("a", "b", "c");
    }

    @Test
    @DisplayName("is no cookie where cookies do not count")
    void headers_withoutCookies() {
        ServletRequestView view = new ServletRequestView(request(List.of("a")), false);

        assertThat(view.headers("Cookie")).isEmpty();
        assertThat(view.headers("x")).containsExactly("a");
    }

    private static ServletRequestView view(List<String> values) {
        return new ServletRequestView(request(values), true);
    }

    /** One whose headers are all the same. */
    private static HttpServletRequest request(List<String> values) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ServletRequestViewTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("getHeaders");
                    return Collections.enumeration(values);
                });
    }
}
