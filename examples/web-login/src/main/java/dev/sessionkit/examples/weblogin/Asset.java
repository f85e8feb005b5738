package dev.sessionkit.examples.weblogin;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A file as browsers get it. Immutable. */
final class Asset {

    private final byte[] body;
    private final String type;
    private final Optional<String> tag; // tells versions apart (RFC 9110, section 8.8.3); none: browsers keep no copy

    private Asset(byte[] body, String type, Optional<String> tag) {
        this.body = body;
        this.type = type;
        this.tag = tag;
    }

    /** One that browsers keep, and ask about each time: the same until another version is deployed. */
    static Asset kept(String text, String type) {
        byte[] body = text.getBytes(UTF_8);
        return new Asset(body, type, Optional.of("\"" + hash(body) + "\""));
    }

    /** One of which browsers keep nothing, so that the back button shows nothing once somebody has signed out. */
    static Asset notKept(String text, String type) {
        return new Asset(text.getBytes(UTF_8), type, Optional.empty());
    }

    /** The text of a file of the jar. */
    static String text(String file) {
        try (InputStream in = Asset.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the jar: build it again");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + " from the jar", e);
        }
    }

    /** What stands in it. */
    String text() {
        return new String(body, UTF_8);
    }

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", tag.isPresent() ? "no-cache" : "no-store");
        tag.ifPresent(version -> response.setHeader("ETag", version));
        if (tag.isPresent() && tag.get().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(type);
        response.setContentLength(body.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(body);
        }
    }

    private static String hash(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(hash, 0, 8); // tells versions apart, no more
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
