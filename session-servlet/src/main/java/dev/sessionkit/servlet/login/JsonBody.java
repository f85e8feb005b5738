package dev.sessionkit.servlet.login;

import dev.sessionkit.servlet.problem.Problem;
import dev.sessionkit.servlet.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON object that a client has sent. Prints nothing of it. Immutable.
 *
 * @param object hostile
 */
record JsonBody(JsonNode object) {

    private static final int DEEPEST = 8;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Reads one; a refusal says where it breaks, and nothing of what stands there. */
    static JsonBody of(String text) {
        JsonNode read;
        try {
            read = JSON.readTree(text);
        } catch (JacksonException broken) { // its message quotes what was sent
            throw broken(broken.getLocation());
        }
        if (!read.isObject()) {
            throw Requests.bad("The body is a JSON object");
        }
        return new JsonBody(read);
    }

    /** Some limits are not reached at one place. */
    private static ProblemException broken(@Nullable TokenStreamLocation at) {
        Problem problem =
                Requests.badRequest("The body is no JSON object, is nested too deeply, or says something twice");
        return new ProblemException(
                at == null ? problem : problem.saying("line", at.getLineNr()).saying("column", at.getColumnNr()));
    }

    /** A text that is not empty, where there is one. */
    Optional<String> text(String name) {
        JsonNode member = object.path(name);
        if (member.isMissingNode() || member.isNull()) {
            return Optional.empty();
        }
        if (!member.isString()) {
            throw Requests.bad(name + " is a text");
        }
        return Optional.of(member.stringValue()).filter(text -> !text.isEmpty());
    }

    /** A text that must be there. */
    String required(String name) {
        return text(name).orElseThrow(() -> Requests.bad(name + " is missing"));
    }

    /** The first of two texts, one of which must be there. */
    String either(String name, String other) {
        return text(name).or(() -> text(other)).orElseThrow(() -> Requests.bad(name + " or " + other + " is missing"));
    }

    /** Whether something is asked for. */
    boolean flag(String name) {
        JsonNode member = object.path(name);
        if (!member.isMissingNode() && !member.isBoolean()) {
            throw Requests.bad(name + " is true or false");
        }
        return member.isBoolean() && member.booleanValue();
    }

    @Override
    public String toString() {
        return "JsonBody[hidden]";
    }
}
