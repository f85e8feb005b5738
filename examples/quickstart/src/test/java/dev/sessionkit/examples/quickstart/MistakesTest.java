package dev.sessionkit.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients do wrong is answered in the 400s, in JSON that says how to do it right. */
class MistakesTest {

    @RegisterExtension
    static final OneHost HOST = new OneHost();

    private final Client client = HOST.client();

    @Test
    void no_session_is_401_with_the_reason() throws IOException {
        Reply refused = client.get("/whoami");
        assertThat(refused.summary()).isEqualTo("401 {\"error\":\"not signed in\",\"reason\":\"ABSENT\"}");
        assertThat(refused.header("WWW-Authenticate")).isPresent();
        assertThat(client.post("/counter").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zo%C3%AB", "+Zo%C3%AB++", "Zo\u00eb"})
    void names_are_utf_8_and_trimmed(String sent) throws IOException {
        assertThat(client.signIn(sent).summary()).isEqualTo("200 {\"name\":\"Zo\u00eb\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=",
                "name=++",
                "name",
                "name=%00",
                "name=a%0Ab",
                "name=%C2%A0a",
                "name=%zz",
                "name=%",
                "name=%FF",
                "name=%ED%A0%80",
                "",
                "&&==&",
                "nam=Ada",
                "Name=Ada",
                "name=Ada&name=Bob"
            })
    void a_form_without_one_proper_name_is_refused(String form) throws IOException {
        Reply refused = client.postForm("/sign-in", form);
        assertThat(refused.summary()).startsWith("400 {\"error\":\"");
        assertThat(refused.cookie()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"64, 200", "65, 400"})
    void a_name_has_at_most_64_characters(int length, int status) throws IOException {
        assertThat(client.signIn("x".repeat(length)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "multipart/form-data; boundary=x", "text/plain", ";"})
    void what_is_no_form_is_refused(String contentType) throws IOException {
        Reply refused =
                client.send("POST", "/sign-in", BodyPublishers.ofString("name=Ada"), "Content-Type", contentType);
        assertThat(refused.status()).isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({"/sign-in, 16384, 400", "/sign-in, 16385, 413", "/counter, 16385, 413", "/sign-out, 1000000, 413"})
    void a_body_has_at_most_16_KiB(String path, int bytes, int status) throws IOException {
        assertThat(client.postForm(path, "name=" + "x".repeat(bytes - 5)).status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /sign-in, POST",
        "GET, /counter, POST",
        "PUT, /sign-out, POST",
        "OPTIONS, /counter, POST",
        "POST, /, 'GET, HEAD'",
        "DELETE, /whoami, 'GET, HEAD'",
        "POST, /style.css, 'GET, HEAD'"
    })
    void a_wrong_method_is_told_the_right_one(String method, String path, String allowed) throws IOException {
        Reply refused = client.send(method, path, BodyPublishers.noBody());
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.header("Allow")).hasValue(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/whoami/", "/index.html", "/..%2f..%2fetc%2fpasswd", "/%00", "/settings.json"})
    void an_unknown_path_is_404(String path) throws IOException {
        assertThat(client.get(path).summary()).isEqualTo("404 {\"error\":\"there is nothing here\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/whoami", "/style.css"})
    void HEAD_is_GET_without_the_body(String path) throws IOException {
        Reply get = client.get(path);
        Reply head = client.send("HEAD", path, BodyPublishers.noBody());
        assertThat(head.status()).isEqualTo(get.status());
        assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
        assertThat(head.body()).isEmpty();
    }
}
