package dev.sessionkit.servlet;

import dev.sessionkit.api.SessionRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;

/**
 * What resolvers see of a request.
 *
 * @param request the container's
 * @param cookies false to hide what browsers add to whatever request any page makes them send
 */
record ServletRequestView(HttpServletRequest request, boolean cookies) implements SessionRequest {

    @Override
    public List<String> headers(String name) {
        if (!cookies && name.equalsIgnoreCase("cookie")) {
            return List.of();
        }
        Enumeration<String> values = request.getHeaders(name);
        if (!values.hasMoreElements()) {
            return List.of();
        }
        String first = values.nextElement();
        if (!values.hasMoreElements()) {
            return List.of(first); // nearly always
        }
        List<String> all = Collections.list(values);
        all.add(0, first);
        return all;
    }

    @Override
    public Optional<String> peerAddress() {
        return Optional.ofNullable(request.getRemoteAddr());
    }

    @Override
    public boolean secure() {
        return request.isSecure();
    }
}
