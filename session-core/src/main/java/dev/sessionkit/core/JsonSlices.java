package dev.sessionkit.core;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds where the values of a JSON object begin and end, without looking into them: whoever decodes a value finds out whether
 * it is one. Checks what lies between the values: braces, names, colons and commas. Used by one thread, for one object.
 */
final class JsonSlices {

    private static final int OBJECT = '{';

    private final JsonMapper mapper;
    private final byte[] json;
    private final List<Member> members = new ArrayList<>(4);
    private int at;

    private JsonSlices(byte[] json, JsonMapper mapper) {
        this.json = json;
        this.mapper = mapper;
    }

    /**
     * One name and its value.
     *
     * @param name as decoded
     * @param value as written
     */
    record Member(String name, JsonSlice value) {}

    /**
     * Cuts an object.
     *
     * @param json in UTF-8
     * @return its members, in order
     * @throws NotAnObjectException where it is not one object with distinct names
     */
    static List<Member> of(byte[] json, JsonMapper mapper) {
        JsonSlices slices = new JsonSlices(json, mapper);
        slices.cut();
        return slices.members;
    }

    private void cut() {
        take(OBJECT);
        if (peek() == '}') {
            at++;
        } else {
            do {
                member();
            } while (takeCommaOrEnd());
        }
        skipSpace();
        require(at == json.length);
    }

    private void member() {
        skipSpace();
        String name = name();
        take(':');
        skipSpace();
        int from = at;
        skipValue();
        require(at > from);
        require(find(members, name) == null);
        members.add(new Member(name, new JsonSlice(json, from, at - from)));
    }

    /** The value of a name, or null. */
    static @Nullable JsonSlice find(List<Member> members, String name) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).name().equals(name)) {
                return members.get(i).value();
            }
        }
        return null;
    }

    private String name() {
        int from = at;
        boolean escaped = skipText();
        return escaped
                ? mapper.readValue(json, from, at - from, String.class)
                : new String(json, from + 1, at - from - 2, StandardCharsets.UTF_8);
    }

    /** Goes past a text; whether there is an escape in it. */
    private boolean skipText() {
        require(at < json.length && json[at] == '"');
        boolean escaped = false;
        for (at++; ; at++) {
            require(at < json.length);
            if (json[at] == '"') {
                at++;
                return escaped;
            }
            if (json[at] == '\\') {
                escaped = true;
                at++;
            }
        }
    }

    /** Goes to the first comma or brace after the value that is not inside it; trailing space is left to the next. */
    private void skipValue() {
        int depth = 0;
        int end = at;
        while (at < json.length) {
            byte c = json[at];
            if (c == '"') {
                skipText();
                end = at;
                continue;
            }
            if (depth == 0 && (c == ',' || c == '}')) {
                break;
            }
            if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
                require(depth >= 0);
            }
            at++;
            if (!isSpace(c)) {
                end = at;
            }
        }
        require(depth == 0);
        at = end;
    }

    private boolean takeCommaOrEnd() {
        int c = peek();
        require(c == ',' || c == '}');
        at++;
        return c == ',';
    }

    private void take(int wanted) {
        require(peek() == wanted);
        at++;
    }

    /** The next byte that is no space, or -1. */
    private int peek() {
        skipSpace();
        return at < json.length ? json[at] : -1;
    }

    private void skipSpace() {
        while (at < json.length && isSpace(json[at])) {
            at++;
        }
    }

    private static boolean isSpace(byte c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new NotAnObjectException();
        }
    }
}
