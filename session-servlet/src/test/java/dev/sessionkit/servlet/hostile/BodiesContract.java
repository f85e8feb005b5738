package dev.sessionkit.servlet.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are not what they should be, as bytes. */
interface BodiesContract extends OpenHostContract {

    List<String> TAKE_JSON = List.of("/api/auth/v1/login", "/api/auth/v1/register", "/auth/login", "/auth/register");

    private void refusedEverywhere(String body) throws IOException {
        for (String path : TAKE_JSON) {
            host().post(path, body).sane().problem(400, "bad-request");
        }
    }

    /** UTF-8 as bytes, each of which is a character here. */
    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @DisplayName("What is not JSON in plain UTF-8 is 400, with its place")
    @ValueSource(
            strings = {
                "\u00ef\u00bb\u00bf{\"username\":\"evil\",\"password\":\"evil\"}",
                "\u00ff\u00fe{\u0000\"\u0000e\u0000\"\u0000",
                "\u00fe\u00ff\u0000{\u0000\"",
                "{\u0000}\u0000",
                "{\"username\":\"evil\u0000\",\"password\":\"evil\"}",
                "{\"username\":\"evil\r\n\",\"password\":\"evil\"}",
                "{\"username\":\"\u00c0\u00afevil\",\"password\":\"evil\"}",
                "{\"username\":\"\u00ed\u00a0\u0080evil\",\"password\":\"evil\"}",
                "{\"username\":\"\\ud800evil\",\"password\":\"evil evil\",}",
                "{'username':'evil','password':'evil'}",
                "{username:\"evil\",password:\"evil\"}",
                "{/**/\"username\":\"evil\",\"password\":\"evil\"}",
                "{\"username\":NaN,\"password\":\"evil\"}",
                "{\"username\":1e999999,\"password\":\"evil\"}",
                "{\"username\":true,\"password\":\"evil\"}",
                "{\"username\":\"evil\",\"password\":1e-999999}",
                "{\"username\":\"evil\",\"username\":\"evil\",\"password\":\"evil\"}",
                "{\"username\":\"evil\",\"\\u0075sername\":\"evil\",\"password\":\"evil\"}",
                "{\"username\":\"evil\",\"password\":\"evil\"}{}",
                "[{\"username\":\"evil\",\"password\":\"evil\"}]",
                "\"evil\"",
                "--",
                "\r\n\r\n",
            })
    default void otherTexts(String body) throws IOException {
        refusedEverywhere(body);
    }

    @Test
    @DisplayName("Nesting, digits and names without end are 400")
    default void withoutEnd() throws IOException {
        refusedEverywhere("[".repeat(16_000));
        refusedEverywhere("{\"a\":".repeat(3_000));
        refusedEverywhere("{\"a\":" + "9".repeat(16_000) + "}");
        refusedEverywhere("{\"a\":1" + "0".repeat(8_000) + "e999999999}");
        refusedEverywhere("{\"" + "a".repeat(16_000) + "\":1}");
        refusedEverywhere("{\"username\":\"" + "a".repeat(16_000) + "\",\"password\":\"evil evil evil\"}");
        refusedEverywhere("{\"username\":\"");
        refusedEverywhere("{" + "\"a\":0,".repeat(2_000));
    }

    @ParameterizedTest
    @DisplayName(
            "No name and no password breaks anything: whatever they are made of, they are refused, and not repeated")
    @ValueSource(
            strings = {
                "evil\\u0000",
                "\\ud800evil",
                "evil\\udc00",
                "\\u202eevil",
                "evil\\r\\nSet-Cookie: evil=1",
                "' or 1=1 --evil",
                "\\\" evil",
                "<script>evil</script>",
                "${jndi:ldap://evil}",
                "../../evil",
                "%00evil",
            })
    default void hostileTexts(String text) throws IOException {
        String name = host().newUser();
        for (String path : List.of("/api/auth/v1/login", "/auth/login")) {
            host().post(path, OpenHost.credentials(text, "evil evil evil"))
                    .sane()
                    .problem(401, "login-refused");
            host().post(path, OpenHost.credentials(name, text)).sane();
        }
        for (String path : List.of("/api/auth/v1/register", "/auth/register")) {
            Answer password = host().post(path, OpenHost.credentials("fine" + Math.abs(text.hashCode()), text))
                    .sane();
            assertThat(password.status()).as(password.text()).isIn(201, 400, 409);
            Answer address = host().post(
                            path,
                            "{\"username\":\"evil name\",\"email\":\"" + text + "\",\"password\":\"" + OpenHost.PASSWORD
                                    + "\"}")
                    .sane();
            assertThat(address.status()).as(address.text()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @DisplayName("A device may be called anything: it is cut, and shown as JSON shows it")
    @ValueSource(strings = {"\\u0000", "\\ud800", "\\r\\nSet-Cookie: a=b", "<b>", "\\udbff\\udfff", "\\\""})
    default void devices(String text) throws IOException {
        String name = host().newUser();
        String body = "{\"username\":\"" + name + "\",\"password\":\"" + OpenHost.PASSWORD + "\",\"device\":\""
                + text.repeat(150) + "\"}";
        Answer answer = host().post("/api/auth/v1/login", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        Answer list = host().get("/api/auth/v1/sessions", "x-qt-auth: " + answer.cookie("qt-auth"));
        assertThat(list.status()).as(list.text()).isEqualTo(200);
        assertThat(list.json()
                        .get("sessions")
                        .get(0)
                        .get("device")
                        .stringValue()
                        .length())
                .isBetween(1, 128);
        assertThat(list.headers("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("A type is what stands there, once")
    @ValueSource(
            strings = {
                "application/json, text/plain",
                "text/html",
                "application/json\u0000",
                "application/jsonp",
                "multipart/form-data; boundary=evil",
                "application/x-www-form-urlencoded+json",
                ";",
                " ",
            })
    default void types(String type) throws IOException {
        for (String path : TAKE_JSON) {
            Answer answer = host().post(path, "{\"evil\":\"evil\"}", "Content-Type: " + type)
                    .sane();
            assertThat(answer.status()).as(answer.text()).isIn(400, 415);
        }
    }

    @Test
    @DisplayName("A compressed body is not looked into")
    default void compressed() throws IOException {
        String gzip = "\u001f\u008b\u0008\u0000\u0000\u0000\u0000\u0000";
        for (String path : TAKE_JSON) {
            host().post(path, gzip, "Content-Encoding: gzip").sane().problem(400, "bad-request");
        }
    }

    @Test
    @DisplayName("Names beyond ASCII are themselves")
    default void otherAlphabets() throws IOException {
        String body = bytes("{\"username\":\"\u0416\u00fc\u4e2d" + host().newUser() + "\",\"password\":\""
                + OpenHost.PASSWORD + "\"}");
        Answer answer = host().post("/api/auth/v1/register", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(host().post("/api/auth/v1/login", body).status()).isEqualTo(200);
    }
}
