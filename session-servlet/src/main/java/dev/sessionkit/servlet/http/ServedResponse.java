package dev.sessionkit.servlet.http;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** A response that writes no session into URLs: not ours, which opens nothing by its id, and not the container's. */
public final class ServedResponse extends HttpServletResponseWrapper {

    /**
     * One response.
     *
     * @param response the container's
     */
    public ServedResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public String encodeURL(String url) {
        return url;
    }

    @Override
    public String encodeRedirectURL(String url) {
        return url;
    }
}
