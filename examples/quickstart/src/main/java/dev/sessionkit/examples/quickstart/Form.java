package dev.sessionkit.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;

/**
 * What a client posted.
 *
 * @param contentType as sent; empty where it was not
 * @param body at most {@link #MOST_BYTES}
 */
record Form(String contentType, String body) {

    static final int MOST_BYTES = 16 * 1024;

    /** What decoding puts in the place of bytes that are not UTF-8. */
    private static final char BROKEN = '\ufffd';

    static Form read(HttpExchange exchange) throws IOException {
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            drop(in);
            throw new RefusedException(413, "the body has more than " + MOST_BYTES + " bytes");
        }
        List<String> types = exchange.getRequestHeaders().getOrDefault("Content-Type", List.of(""));
        return new Form(types.get(0), new String(body, UTF_8));
    }

    /** Who is still sending hears no answer, so some more is read: up to a mebibyte. */
    private static void drop(InputStream in) throws IOException {
        byte[] dropped = new byte[MOST_BYTES];
        int read = dropped.length;
        for (int i = 0; i < 64 && read == dropped.length; i++) {
            read = in.readNBytes(dropped, 0, dropped.length);
        }
    }

    /** The one value of a field. */
    String field(String name) {
        if (!contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/x-www-form-urlencoded")) {
            throw new RefusedException(415, "send a form: Content-Type: application/x-www-form-urlencoded");
        }
        List<String> values = Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> decoded(pair[0]).equals(name))
                .map(pair -> pair.length == 2 ? decoded(pair[1]) : "")
                .toList();
        if (values.size() != 1) {
            throw new RefusedException(400, "send one form field '" + name + "', such as " + name + "=Ada");
        }
        return values.get(0);
    }

    private static String decoded(String text) {
        String decoded;
        try {
            decoded = URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(400, "the form is not percent-encoded");
        }
        if (decoded.indexOf(BROKEN) >= 0) {
            throw new RefusedException(400, "the form is not UTF-8");
        }
        return decoded;
    }
}
