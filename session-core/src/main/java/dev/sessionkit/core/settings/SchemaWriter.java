package dev.sessionkit.core.settings;

import dev.sessionkit.core.settings.Shape.Field;
import dev.sessionkit.core.settings.Shape.Many;
import dev.sessionkit.core.settings.Shape.Maybe;
import dev.sessionkit.core.settings.Shape.Named;
import dev.sessionkit.core.settings.Shape.Scalar;
import dev.sessionkit.core.settings.Shape.Section;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the JSON Schema (draft 2020-12) of settings records, for editors and people. The schema knows the usual spelling of
 * keys only and does not say which are required: the rest of a section may come from the environment.
 */
public final class SchemaWriter {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final String ABOUT =
            "Keys are matched without regard to case; this schema knows their usual spelling."
                    + " Text may hold ${env:NAME} and ${file:PATH}; write $${ for a plain ${. An environment variable Section__Key"
                    + " overrides a key.";
    private static final String PLACEHOLDER = "placeholder";
    private static final String DURATION = "duration";
    private static final String ISO_8601 =
            "^P(?=[0-9T])([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+([.][0-9]{0,9})?S)?)?$";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final PrettyPrinter LAYOUT = new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(LINES)
            .withArrayIndenter(LINES);

    private SchemaWriter() {}

    /**
     * The schema of a settings file.
     *
     * @param components the sections of components, by name
     * @return core's own sections and those; any other object is allowed beside them
     * @throws IllegalArgumentException where a record is not fit for settings
     */
    public static String document(SortedMap<String, Class<? extends Record>> components) {
        ObjectNode schema = head("Sessionkit settings");
        ObjectNode sections = schema.putObject("properties");
        sections.putObject("$schema").put("type", "string");
        for (Field field : Shapes.of(CoreSettings.class).fields()) {
            sections.set(field.key(), field(field));
        }
        ObjectNode instances = schema.putObject("patternProperties");
        components.forEach((name, settings) -> {
            sections.set(name, section(Shapes.of(settings)));
            instances
                    .putObject("^" + name.replace(".", "\\.") + "#.+$")
                    .put("description", "One of several of a kind.")
                    .put("$ref", "#/properties/" + name);
        });
        schema.putObject("additionalProperties").put("type", "object");
        return text(schema);
    }

    /**
     * The schema of one component's section.
     *
     * @param name what the settings call the component
     * @param settings its record
     * @return the section alone
     * @throws IllegalArgumentException where the record is not fit for settings
     */
    public static String section(String name, Class<? extends Record> settings) {
        ObjectNode schema = head("Sessionkit settings of " + name);
        schema.setAll(section(Shapes.of(settings)));
        return text(schema);
    }

    private static ObjectNode head(String title) {
        ObjectNode schema = NODES.objectNode();
        schema.put("$schema", DIALECT).put("title", title).put("description", ABOUT);
        ObjectNode definitions = schema.putObject("$defs");
        definitions
                .putObject(PLACEHOLDER)
                .put("description", "A value out of the environment or a file.")
                .put("type", "string")
                .put("pattern", "\\$\\{(env|file):[^}]*\\}");
        definitions
                .putObject(DURATION)
                .put("description", "ISO 8601: PT30M is 30 minutes, P14D is 14 days.")
                .put("type", "string")
                .put("pattern", ISO_8601);
        schema.put("type", "object");
        return schema;
    }

    private static ObjectNode section(Section section) {
        ObjectNode schema = NODES.objectNode().put("type", "object");
        ObjectNode keys = schema.putObject("properties");
        section.fields().forEach(field -> keys.set(field.key(), field(field)));
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode field(Field field) {
        String needed = field.isOptional() ? "" : "Needed. ";
        ObjectNode schema = NODES.objectNode().put("description", needed + field.meaning());
        schema.setAll(value(field.shape()));
        if (!field.byDefault().isEmpty()) {
            schema.set("default", byDefault(field.shape(), field.byDefault()));
        }
        return schema;
    }

    private static ObjectNode value(Shape shape) {
        List<ObjectNode> choices = choices(shape);
        return choices.size() == 1 ? choices.get(0) : anyOf(choices);
    }

    private static List<ObjectNode> choices(Shape shape) {
        if (shape instanceof Scalar scalar) {
            return choices(scalar);
        }
        if (shape instanceof Maybe maybe) {
            return with(choices(maybe.value()), type("null"));
        }
        if (shape instanceof Many many) {
            ObjectNode list = type("array");
            list.set("items", value(many.item()));
            return with(choices(many.item()), list);
        }
        if (shape instanceof Named named) {
            ObjectNode map = type("object");
            map.set("additionalProperties", value(named.value()));
            return List.of(map);
        }
        return List.of(section((Section) shape));
    }

    private static List<ObjectNode> choices(Scalar scalar) {
        return switch (scalar.type()) {
            case TEXT, PATH, URI -> List.of(type("string"));
            case SECRET -> List.of(type("string").put("writeOnly", true));
            case TRUTH -> List.of(type("boolean"), ref(PLACEHOLDER));
            case INT, LONG -> List.of(type("integer"), ref(PLACEHOLDER));
            case DURATION -> List.of(ref(DURATION), ref(PLACEHOLDER));
            case ENUM -> List.of(constants(scalar.javaType()), ref(PLACEHOLDER));
        };
    }

    private static ObjectNode constants(Class<?> type) {
        ObjectNode choice = NODES.objectNode();
        ArrayNode names = choice.putArray("enum");
        Arrays.stream(type.getEnumConstants()).forEach(each -> names.add(((Enum<?>) each).name()));
        return choice;
    }

    private static ObjectNode ref(String definition) {
        return NODES.objectNode().put("$ref", "#/$defs/" + definition);
    }

    private static ObjectNode type(String type) {
        return NODES.objectNode().put("type", type);
    }

    private static ObjectNode anyOf(List<ObjectNode> choices) {
        ObjectNode schema = NODES.objectNode();
        schema.putArray("anyOf").addAll(choices);
        return schema;
    }

    private static List<ObjectNode> with(List<ObjectNode> choices, ObjectNode another) {
        return Stream.concat(choices.stream(), Stream.of(another)).toList();
    }

    private static JsonNode byDefault(Shape shape, List<String> texts) {
        if (shape instanceof Maybe maybe) {
            return byDefault(maybe.value(), texts);
        }
        if (shape instanceof Many many) {
            ArrayNode list = NODES.arrayNode();
            texts.forEach(text -> list.add(byDefault(many.item(), List.of(text))));
            return list;
        }
        if (shape instanceof Named named) {
            ObjectNode map = NODES.objectNode();
            for (String text : texts) {
                int equals = text.indexOf('=');
                map.set(text.substring(0, equals), byDefault(named.value(), List.of(text.substring(equals + 1))));
            }
            return map;
        }
        boolean unquoted = shape instanceof Scalar scalar && scalar.type().isUnquoted();
        return unquoted ? MAPPER.readTree(texts.get(0)) : NODES.stringNode(texts.get(0));
    }

    private static String text(ObjectNode schema) {
        return MAPPER.writer().with(LAYOUT).writeValueAsString(schema) + "\n";
    }
}
