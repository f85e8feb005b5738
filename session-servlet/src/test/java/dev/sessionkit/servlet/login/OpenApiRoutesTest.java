package dev.sessionkit.servlet.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.servlet.login.OpenApiModel.Operation;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the document has is what the host serves, by its settings. */
class OpenApiRoutesTest {

    private static final List<String> SOCIAL =
            List.of("beginSocialLogin", "finishSocialLogin", "redeemOneTimeToken", "backChannelLogout");
    private static final List<String> PAIRS = List.of(
            "registerForTokenPair", "loginForTokenPair", "refreshTokenPair", "logoutTokenPair", "getKeys", "headKeys");

    @Test
    @DisplayName("The document has every route of the servlets, and no other")
    void routes_areTheSame() {
        try (OpenApiSite site = new OpenApiSite()) {
            Set<String> served = Stream.concat(
                            routes(site.api.sessionServlet(), "/api/auth/v1/"),
                            routes(site.api.tokenPairServlet(), "/auth/"))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> documented = operations(site).stream()
                    .map(operation ->
                            operation.method() + " " + operation.path().replaceAll("\\{[a-z]+}", "*"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(documented).hasSize(23).isEqualTo(served);
        }
    }

    private static Stream<String> routes(jakarta.servlet.Servlet servlet, String base) {
        return ((Endpoints) servlet)
                .routes().stream().map(route -> route.method() + " " + base + String.join("/", route.segments()));
    }

    @Test
    @DisplayName("The running host says of each path that it is for the methods of the document")
    void options_areThose() {
        try (OpenApiSite site = new OpenApiSite()) {
            Map<String, Set<String>> methods = operations(site).stream()
                    .collect(Collectors.groupingBy(
                            Operation::path,
                            Collectors.mapping(Operation::method, Collectors.toCollection(TreeSet::new))));
            assertThat(methods).isNotEmpty().allSatisfy((path, documented) -> {
                documented.add("OPTIONS");
                HttpResponse<String> answer = site.caller().send("OPTIONS", path.replaceAll("[{}]", ""), "");
                assertThat(answer.statusCode()).isEqualTo(204);
                assertThat(Set.of(answer.headers()
                                .firstValue("Allow")
                                .orElseThrow()
                                .split(", ")))
                        .isEqualTo(documented);
            });
        }
    }

    @Test
    @DisplayName("Without token pairs, registration and providers, the document has none of them, and is valid")
    void less() {
        try (OpenApiSite site = new OpenApiSite(
                "",
                Map.of(
                        "TokenPairs", Optional.empty(),
                        "IdentityProviders", Optional.empty(),
                        "SessionApi", Optional.of(Map.of("Registration", false))))) {
            assertThat(OpenApiSchemas.faultsOf(site.document())).isEmpty();
            List<String> ids = operations(site).stream().map(Operation::id).toList();
            assertThat(ids)
                    .contains("login", "kick", "listProviders")
                    .doesNotContain("register")
                    .doesNotContainAnyElementsOf(SOCIAL)
                    .doesNotContainAnyElementsOf(PAIRS);
            Operation login = new OpenApiModel(site.document()).operation("login");
            assertThat(login.json().has("parameters")).isFalse();
            assertThat(login.json().get("responses").has("303")).isFalse();
            assertThat(site.document().at("/components/securitySchemes").propertyNames())
                    .doesNotContain("refreshToken");
        }
    }

    @Test
    @DisplayName("Bases, cookie names, the context path and the least length of passwords are those of the host")
    void settings_areTheHosts() {
        try (OpenApiSite site = new OpenApiSite(
                "/shop",
                Map.of(
                        "SessionApi", Optional.of(Map.of("Base", "/v2/login")),
                        "TokenPairApi", Optional.of(Map.of("Base", "/pairs", "CookieName", "refresh")),
                        "CookieSessionResolver", Optional.of(Map.of("Name", "shop-session")),
                        "HeaderSessionResolver", Optional.of(Map.of("Header", "x-shop")),
                        "Passwords", Optional.of(Map.of("LeastLength", 15))))) {
            JsonNode document = Caller.json(site.caller().get("/shop/openapi.json"));
            assertThat(OpenApiSchemas.faultsOf(document)).isEmpty();
            assertThat(document.at("/servers/0/url").stringValue()).isEqualTo("/shop");
            assertThat(document.get("paths").propertyNames())
                    .allMatch(path -> path.startsWith("/v2/login/") || path.startsWith("/pairs/"));
            JsonNode schemes = document.at("/components/securitySchemes");
            assertThat(schemes.at("/sessionCookie/name").stringValue()).isEqualTo("shop-session");
            assertThat(schemes.at("/sessionHeader/name").stringValue()).isEqualTo("x-shop");
            assertThat(schemes.at("/sessionBearer/scheme").stringValue()).isEqualTo("bearer");
            assertThat(schemes.at("/refreshToken/name").stringValue()).isEqualTo("refresh");
            assertThat(document.at("/components/schemas/NewPassword/minLength").intValue())
                    .isEqualTo(15);

            HttpResponse<String> registered =
                    site.caller().post("/shop/pairs/register", Caller.credentials(site.newName()));
            OpenApiModel model = new OpenApiModel(document);
            PromisedAnswer.check(document, promise(model, "registerForTokenPair 201 TokenPair"), registered);
        }
    }

    @Test
    @DisplayName(
            "Where a host carries sessions in a header alone, no cookie is promised, and any of its headers will do")
    void carriers() {
        try (OpenApiSite site = new OpenApiSite(
                "",
                Map.of(
                        "TokenPairs", Optional.empty(),
                        "Authentication", Optional.of(Map.of("SessionResolver", List.of("HeaderSessionResolver")))))) {
            JsonNode document = site.document();
            assertThat(document.at("/components/securitySchemes").toString())
                    .isEqualTo("{\"sessionHeader\":{\"type\":\"apiKey\",\"in\":\"header\",\"name\":\"x-qt-auth\"}}");
            assertThat(document.at("/components/responses/SignedIn/headers").propertyNames())
                    .containsExactlyInAnyOrder("Cache-Control", "x-qt-auth");
            OpenApiModel model = new OpenApiModel(document);
            assertThat(model.operation("kick").json().get("security").toString())
                    .isEqualTo("[{\"sessionHeader\":[]}]");
            assertThat(model.operation("logout").json().get("security").toString())
                    .isEqualTo("[{\"sessionHeader\":[]},{}]");
            HttpResponse<String> signedIn =
                    site.caller().post("/api/auth/v1/login", Caller.credentials(site.newUser()));
            PromisedAnswer.check(document, promise(model, "login 200 SignedIn"), signedIn);
        }
    }

    private static OpenApiModel.Promise promise(OpenApiModel model, String key) {
        return model.promises().stream()
                .filter(promise -> promise.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static List<Operation> operations(OpenApiSite site) {
        return new OpenApiModel(site.document()).operations();
    }
}
