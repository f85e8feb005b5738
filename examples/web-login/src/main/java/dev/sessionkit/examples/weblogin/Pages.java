package dev.sessionkit.examples.weblogin;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Pages, scripts and styles: read once, served from memory. Whatever has another path is not there. Thread-safe.
 *
 * <p>Who comes by another name of this machine, such as 127.0.0.1, is sent to the one that the settings know: cookies and the way
 * back from an identity provider belong to one name.
 */
final class Pages extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String READ = "GET, HEAD";

    private final transient Map<String, Asset> pages = new HashMap<>();
    private final transient Map<String, Asset> assets = new HashMap<>();
    private final transient Asset notFound = Page.NOT_FOUND.asset();
    private final String url;

    Pages(String url) {
        this.url = url;
        for (Page page : EnumSet.complementOf(EnumSet.of(Page.NOT_FOUND))) {
            pages.put(page.path(), page.asset());
        }
        for (String file : Asset.text("assets/files.txt").lines().toList()) {
            assets.put("/assets/" + file, Asset.kept(Asset.text("assets/" + file), type(file)));
        }
        assets.put("/favicon.ico", assets.get("/assets/icon.svg")); // asked for where a page names none, as JSON cannot
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI(); // as it was sent: what is written in any other way is not there
        Asset asset = assets.get(path);
        Asset page = pages.get(path);
        if (!"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod())) {
            response.setHeader("Allow", READ);
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (asset != null) {
            asset.send(request, response);
        } else if (page == null) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            notFound.send(request, response);
        } else if (!request.getServerName().equals(URI.create(url).getHost())) {
            response.setHeader("Cache-Control", "no-store");
            response.sendRedirect(url + path);
        } else {
            page.send(request, response);
        }
    }

    private static String type(String file) {
        return switch (file.substring(file.lastIndexOf('.'))) {
            case ".css" -> "text/css; charset=utf-8";
            case ".js" -> "text/javascript; charset=utf-8";
            default -> "image/svg+xml";
        };
    }
}
