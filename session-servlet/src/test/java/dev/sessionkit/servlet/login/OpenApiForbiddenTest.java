package dev.sessionkit.servlet.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.servlet.login.OpenApiModel.Operation;
import dev.sessionkit.servlet.login.OpenApiModel.Promise;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the document forbids is refused as it says. */
class OpenApiForbiddenTest {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "BREW");
    private static final List<String> OTHER_TYPES =
            List.of("text/plain", "application/xml", "multipart/form-data; boundary=x", "application/json-patch+json");
    private static final List<String> ILL_TYPED = List.of("7", "true", "[\"a\"]", "{\"a\": \"b\"}", "\"a\"", "null");
    private static final String PASSWORD = "(a good password)"; // of the examples
    private static OpenApiSite site;
    private static OpenApiModel model;

    @BeforeAll
    static void start() {
        site = new OpenApiSite();
        model = new OpenApiModel(site.document());
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    static Stream<Operation> operations() {
        return model.operations().stream();
    }

    static Stream<Operation> withBody() {
        return operations().filter(operation -> operation.json().has("requestBody"));
    }

    static Stream<Operation> withJson() {
        return withBody().filter(operation -> content(operation).has("application/json"));
    }

    static Stream<Operation> withQuery() {
        return operations().filter(operation -> !query(operation).isEmpty());
    }

    @ParameterizedTest
    @DisplayName("A method that the document has not for a path is 405")
    @MethodSource("operations")
    void method(Operation operation) {
        Set<String> documented = operations()
                .filter(each -> each.path().equals(operation.path()))
                .map(Operation::method)
                .collect(Collectors.toSet());
        for (String method : METHODS) {
            if (!documented.contains(method)) {
                check(model.general("MethodNotAllowed", 405), site.caller().send(method, path(operation), ""));
            }
        }
    }

    @ParameterizedTest
    @DisplayName("A path that the document has not is 404")
    @ValueSource(
            strings = {"/api/auth/v1/nothing", "/api/auth/v1/", "/auth/nothing", "/auth/jwks.json/", "/auth/login/x"})
    void path(String path) {
        check(model.general("NotFound", 404), site.caller().get(path));
    }

    @ParameterizedTest
    @DisplayName("A body of another type than those of the document is 415, and those are named")
    @MethodSource("withBody")
    void type(Operation operation) {
        String types = String.join(", ", content(operation).propertyNames());
        for (String other : OTHER_TYPES) {
            HttpResponse<String> answer = site.caller().send("POST", path(operation), "{}", "Content-Type", other);
            check(promise(operation, 415, "UnsupportedMediaType"), answer);
            assertThat(answer.headers().firstValue("Accept-Post")).contains(types);
        }
    }

    @ParameterizedTest
    @DisplayName("A body without a member that the document asks for, or with one of another kind, is 400")
    @MethodSource("withJson")
    void body(Operation operation) {
        JsonNode schema = model.followed(content(operation).at("/application~1json/schema"));
        int refused = 0;
        for (JsonNode example : schema.get("examples")) {
            for (ObjectNode body : broken((ObjectNode) example, schema)) {
                if (!OpenApiSchemas.faults(model.document(), schema, body).isEmpty()) {
                    check(refusal(operation, body), site.caller().post(path(operation), body.toString()));
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(10);
        for (String none : List.of("[]", "7", "null", "", "{", "{\"password\": \"a\", \"password\": \"a\"}")) {
            check(promise(operation, 400, "BadRequest"), site.caller().post(path(operation), none));
        }
    }

    @ParameterizedTest
    @DisplayName("... and one with a member that the document does not name, or with null for none, is taken")
    @MethodSource("withJson")
    void body_withMore(Operation operation) {
        boolean registers = operation.id().startsWith("register");
        ObjectNode body = (ObjectNode)
                JsonMapper.shared().readTree(Caller.credentials(registers ? site.newName() : site.newUser()));
        body.put("more", "x").putNull("email").putNull("device");
        assertThat(OpenApiSchemas.faults(
                        model.document(), model.followed(content(operation).at("/application~1json/schema")), body))
                .isEmpty();
        assertThat(site.caller().post(path(operation), body.toString()).statusCode())
                .isEqualTo(registers ? 201 : 200);
    }

    /** A new password that is a text is judged by rules of its own. */
    private static Promise refusal(Operation operation, ObjectNode body) {
        boolean judged = operation.id().startsWith("register")
                && body.path("password").isString()
                && body.path("password").stringValue().length() != PASSWORD.length();
        return promise(operation, 400, judged ? "PasswordRefused" : "BadRequest");
    }

    /** Each member left out, of each other kind, or too long. */
    private static List<ObjectNode> broken(ObjectNode example, JsonNode schema) {
        List<ObjectNode> bodies = new ArrayList<>();
        schema.get("properties").properties().forEach(member -> {
            ObjectNode less = example.deepCopy();
            less.remove(member.getKey());
            bodies.add(less);
            for (String value : ILL_TYPED) {
                bodies.add(example.deepCopy()
                        .set(member.getKey(), JsonMapper.shared().readTree(value)));
            }
        });
        longest(schema).forEach((name, most) -> bodies.add(example.deepCopy().put(name, "x".repeat(most + 1))));
        return bodies;
    }

    /** The most characters of members, also where one is looked at for want of another. */
    private static Map<String, Integer> longest(JsonNode schema) {
        Map<String, Integer> longest = new LinkedHashMap<>();
        Stream.concat(Stream.of(schema), schema.path("anyOf").valueStream())
                .flatMap(part -> part.get("properties").properties().stream())
                .forEach(member -> {
                    JsonNode most = model.followed(member.getValue()).path("maxLength");
                    if (most.isInt()) {
                        longest.put(member.getKey(), most.intValue());
                    }
                });
        assertThat(longest).isNotEmpty();
        return longest;
    }

    @ParameterizedTest
    @DisplayName(
            "A parameter that stands there twice, is too long, or of another kind, is 400; so is one left out that must be there")
    @MethodSource("withQuery")
    void parameter(Operation operation) {
        for (JsonNode parameter : query(operation)) {
            JsonNode schema = model.followed(parameter.get("schema"));
            String name = parameter.get("name").stringValue();
            if (!schema.has("maxLength")
                    && !schema.has("pattern")
                    && !schema.path("type").asString("").equals("boolean")) {
                continue; // the provider's
            }
            refused(operation, name + "=a&" + name + "=a", "BadRequest");
            refused(operation, name + "=" + "x".repeat(4097), "BadRequest");
            refused(operation, name + "=%ff", "BadRequest");
            int most = schema.path("maxLength").asInt(4096);
            if (most < 4096) {
                refused(operation, name + "=/" + "x".repeat(most), "RedirectRefused");
            }
            if (schema.path("type").asString("").equals("boolean")) {
                refused(operation, name + "=maybe", "BadRequest");
            }
            if (schema.has("pattern") && operation.id().contains("ogin")) {
                check(
                        promise(operation, 404, "UnknownProvider"),
                        send(operation, name + "=" + URLEncoder.encode("no body", StandardCharsets.UTF_8)));
            }
        }
    }

    private static void refused(Operation operation, String query, String as) {
        boolean names = query.startsWith("auth-provider");
        boolean begins = operation.path().endsWith("/login");
        check(promise(operation, 400, as), send(operation, begins && !names ? "auth-provider=games&" + query : query));
    }

    private static HttpResponse<String> send(Operation operation, String query) {
        return site.caller().send(operation.method(), path(operation) + "?" + query, "");
    }

    private static List<JsonNode> query(Operation operation) {
        return operation
                .json()
                .path("parameters")
                .valueStream()
                .map(model::followed)
                .filter(parameter -> parameter.get("in").stringValue().equals("query"))
                .toList();
    }

    private static JsonNode content(Operation operation) {
        return model.followed(operation.json().get("requestBody")).get("content");
    }

    private static String path(Operation operation) {
        return operation.path().replace("{provider}", "games").replace("{id}", "A".repeat(22));
    }

    private static Promise promise(Operation operation, int status, String variant) {
        return model.promises().stream()
                .filter(each -> each.operation().id().equals(operation.id())
                        && each.status() == status
                        && each.variant().equals(variant))
                .findFirst()
                .orElseThrow();
    }

    private static void check(Promise promise, HttpResponse<String> answer) {
        PromisedAnswer.check(model.document(), promise, answer);
    }
}
