package dev.sessionkit.servlet.login;

import dev.sessionkit.servlet.problem.Problem;
import dev.sessionkit.servlet.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads bodies that are small, and text. */
final class RequestBody {

    /** The most bytes. */
    static final int LONGEST = 16_384;

    private static final Logger LOG = LoggerFactory.getLogger(RequestBody.class);
    private static final String FORM = "application/x-www-form-urlencoded";

    /** curl says of JSON that it is a form, unless it is told otherwise (seed 001). */
    private static final Set<String> JSON = Set.of("application/json", FORM);

    private RequestBody() {}

    /** JSON, as it is labelled or as curl labels it. */
    static String json(HttpServletRequest request) throws IOException {
        return text(request, JSON);
    }

    /** A form. */
    static String form(HttpServletRequest request) throws IOException {
        return text(request, Set.of(FORM));
    }

    private static String text(HttpServletRequest request, Set<String> types) throws IOException {
        requireType(request, types);
        if (request.getContentLengthLong() > LONGEST) {
            throw tooLarge();
        }
        byte[] body = read(request);
        if (body.length > LONGEST) {
            throw tooLarge();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException otherwise) {
            throw Requests.bad("The body is not UTF-8");
        }
    }

    private static void requireType(HttpServletRequest request, Set<String> types) {
        String type = request.getContentType();
        String plain = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (type != null && !types.contains(plain)) {
            throw new ProblemException(Problem.of(415, "unsupported-media-type", "The body is of another type")
                    .with(
                            "Accept-Post",
                            String.join(", ", types.stream().sorted().toList())));
        }
    }

    /** One byte more than there may be, so that it shows. */
    private static byte[] read(HttpServletRequest request) {
        try {
            return request.getInputStream().readNBytes(LONGEST + 1);
        } catch (IOException
                | RuntimeException incomplete) { // containers have exceptions of their own for broken chunks
            LOG.debug("A body could not be read", incomplete);
            throw Requests.bad("The body is incomplete");
        }
    }

    private static ProblemException tooLarge() {
        return new ProblemException(Problem.of(413, "content-too-large", "The body is too large")
                .saying("most", LONGEST)
                .with("Connection", "close"));
    }
}
