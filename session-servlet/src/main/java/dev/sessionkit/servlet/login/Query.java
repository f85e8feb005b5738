package dev.sessionkit.servlet.login;

import dev.sessionkit.servlet.problem.ProblemException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a URL, or of a form, each read from where it must stand: a container would mix them. Immutable.
 *
 * @param parameters by name, in their order; hostile
 */
record Query(Map<String, List<String>> parameters) {

    private static final int LONGEST = 16_384;
    private static final int MOST_PARAMETERS = 64;
    private static final int LONGEST_VALUE = 4096;
    private static final char LAST_OF_ASCII = 0x7f;

    static Query of(@Nullable String raw) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (raw != null && !raw.isEmpty()) {
            String[] pairs = raw.length() > LONGEST ? new String[MOST_PARAMETERS + 1] : raw.split("&", -1);
            if (pairs.length > MOST_PARAMETERS) {
                throw Requests.bad("There are too many parameters");
            }
            for (String pair : pairs) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                parameters.computeIfAbsent(name, none -> new ArrayList<>(1)).add(value);
            }
        }
        return new Query(parameters);
    }

    /** The one value of a parameter, or empty where there is none, or nothing behind its equals sign. */
    Optional<String> only(String name) {
        return only(name, LONGEST_VALUE);
    }

    /** The same for what may be longer, such as a signed token. */
    Optional<String> only(String name, int longest) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw Requests.bad(name + " stands there twice");
        }
        if (values.stream().anyMatch(value -> value.length() > longest)) {
            throw Requests.bad(name + " has at most " + longest + " characters");
        }
        return values.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    /** A parameter that is true or false, which it is where it is left out. */
    boolean flag(String name, boolean byDefault) {
        Optional<String> value = only(name);
        if (value.isPresent() && !value.get().equals("true") && !value.get().equals("false")) {
            throw Requests.bad(name + " is true or false");
        }
        return value.map("true"::equals).orElse(byDefault);
    }

    private static String decoded(String text) {
        if (text.chars().anyMatch(each -> each > LAST_OF_ASCII)) { // containers read these in different ways
            throw notEncoded();
        }
        try {
            byte[] bytes = URLDecoder.decode(text, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException broken) {
            throw notEncoded();
        }
    }

    private static ProblemException notEncoded() {
        return Requests.bad("The parameters are not percent-encoded UTF-8");
    }

    @Override
    public String toString() {
        return "Query[hidden]";
    }
}
