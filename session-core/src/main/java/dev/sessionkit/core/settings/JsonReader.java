package dev.sessionkit.core.settings;

import dev.sessionkit.core.settings.SettingValue.Digits;
import dev.sessionkit.core.settings.SettingValue.Items;
import dev.sessionkit.core.settings.SettingValue.Members;
import dev.sessionkit.core.settings.SettingValue.Nothing;
import dev.sessionkit.core.settings.SettingValue.Text;
import dev.sessionkit.core.settings.SettingValue.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON as RFC 8259 has it: no comments, no trailing commas. Says where it is broken, never what stands there. Used
 * for one text.
 */
final class JsonReader {

    /** Settings are flat; this deep is a mistake or an attack. */
    static final int DEEPEST = 32;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNameLength(1000)
                    .build())
            .build();

    private final JsonParser parser;
    private final Faults faults;

    private JsonReader(JsonParser parser, Faults faults) {
        this.parser = parser;
        this.faults = faults;
    }

    /** The one value that {@code json} is; keys that are written twice go to {@code faults}. */
    static SettingValue read(String json, Faults faults) throws BrokenJsonException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            return new JsonReader(parser, faults).document();
        }
    }

    private SettingValue document() throws BrokenJsonException {
        try {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new BrokenJsonException("it is empty; write at least {}");
            }
            SettingValue value = value(first, "");
            if (parser.nextToken() != null) {
                throw new BrokenJsonException("something follows after its end" + at(parser.currentTokenLocation()));
            }
            return value;
        } catch (JacksonException broken) {
            throw new BrokenJsonException(what(broken, at(place(broken))));
        }
    }

    private SettingValue value(JsonToken token, String path) {
        return switch (token) {
            case START_OBJECT -> members(path);
            case START_ARRAY -> items(path);
            case VALUE_STRING -> new Text(parser.getString(), Optional.empty());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Digits(parser.getString());
            case VALUE_TRUE -> new Truth(true);
            case VALUE_FALSE -> new Truth(false);
            case VALUE_NULL -> new Nothing(Optional.empty());
            default -> throw new IllegalStateException("a JSON parser gave " + token);
        };
    }

    private Members members(String path) {
        Map<String, SettingValue> members = new LinkedHashMap<>();
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String inner = Paths.join(path, key);
            TokenStreamLocation location = parser.currentTokenLocation();
            SettingValue value = value(parser.nextToken(), inner);
            if (seen.add(key)) {
                members.put(key, value);
            } else {
                faults.add(inner, "is written twice (keys are matched without regard to case); again" + at(location));
            }
        }
        return new Members(members);
    }

    private Items items(String path) {
        List<SettingValue> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token, Paths.item(path, items.size())));
        }
        return new Items(List.copyOf(items));
    }

    /** In words of our own: the parser's message quotes the text. */
    private static String what(JacksonException broken, String at) {
        if (broken instanceof UnexpectedEndOfInputException) {
            return "it stops too early," + at + ": a closing brace, bracket or quote is missing";
        }
        if (broken instanceof StreamConstraintsException) {
            return "it is nested deeper than " + DEEPEST + " levels, or a key or number in it is absurdly long," + at;
        }
        return "it is not JSON" + at
                + ": look there, or just before, for a comma too many or too few, a missing quote, or a comment";
    }

    private TokenStreamLocation place(JacksonException broken) {
        TokenStreamLocation location = broken.getLocation();
        return location == null || location.getLineNr() < 1 ? parser.currentLocation() : location;
    }

    private static String at(TokenStreamLocation location) {
        return " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
