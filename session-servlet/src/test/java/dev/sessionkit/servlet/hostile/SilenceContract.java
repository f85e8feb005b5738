package dev.sessionkit.servlet.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is written down of all this. */
interface SilenceContract extends OpenHostContract {

    /** Of Tomcat, which quotes the first request of a day that is none: left to the host. */
    String OF_BROKEN_REQUESTS = "org.apache.coyote.http11.Http11Processor INFO: Error parsing HTTP request header";

    @Test
    @DisplayName(
            "Requirement 8: Of all that is sent, hostile or genuine, no log has a token, a password, a cookie or a code")
    default void log() throws IOException {
        int before = host().log.all().size();
        String name = host().newUser();
        Answer in = host().post("/api/auth/v1/login", OpenHost.credentials(name, OpenHost.PASSWORD));
        Answer pair = host().post("/auth/login", OpenHost.credentials(name, OpenHost.PASSWORD));
        Answer next = host().post("/auth/refresh-token", "", "Cookie: refreshToken=" + pair.cookie("refreshToken"));
        String token = in.cookie("qt-auth");
        Answer begun = host().get("/api/auth/v1/login?auth-provider=code&redirect-url=/in");
        String binding = begun.header("Set-Cookie").split(";", 2)[0];
        String state = begun.header("Location").replaceAll(".*[?&]state=([^&]+).*", "$1");
        host().get("/api/auth/v1/code/callback?error=evil&state=" + state, "Cookie: " + binding);
        strange(token);
        host().works(false);
        strange(token);
        host().works(true);
        host().post("/api/auth/v1/logout", "", "Cookie: qt-auth=" + token);
        host().get("/api/auth/v1/sessions", "Cookie: qt-auth=" + token);
        host().post("/auth/logout", "", "Cookie: refreshToken=" + next.cookie("refreshToken"));

        List<String> lines = host().log.all().subList(before, host().log.all().size()).stream()
                .filter(line -> !line.startsWith(OF_BROKEN_REQUESTS))
                .toList();
        assertThat(lines).anyMatch(line -> line.contains("Answered 503"));
        List<String> secrets = new ArrayList<>(List.of(
                "evil",
                OpenHost.PASSWORD,
                token.substring(23),
                binding.substring(binding.indexOf('.')),
                pair.json().get("accessToken").stringValue(),
                next.json().get("accessToken").stringValue(),
                pair.cookie("refreshToken"),
                next.cookie("refreshToken")));
        assertThat(secrets).noneMatch(String::isBlank);
        assertThat(lines)
                .allSatisfy(line -> assertThat(line).doesNotContain(secrets.toArray(String[]::new)))
                .noneMatch(line -> line.contains("Answered 500"));
    }

    /** With "evil" in each place where something can stand. */
    private void strange(String token) throws IOException {
        List<String> heads = List.of(
                "X: y",
                "x-qt-auth: evil",
                "x-qt-auth: " + token,
                "x-qt-auth: " + token + "evil",
                "Cookie: qt-auth=evil; refreshToken=evil; login-evil=evil; token-evil=evil",
                "Authorization: Bearer evil",
                "Authorization: Bearer eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9.evil.evil",
                "Origin: https://evil.example.com",
                "Referer: https://evil.example.com/?evil",
                "User-Agent: evil\u0001");
        List<String> lines = Stream.of(
                        "GET /api/auth/v1/evil?evil=evil",
                        "EVIL /api/auth/v1/login?evil",
                        "GET /api/auth/v1/login?auth-provider=evil&redirect-url=//evil",
                        "GET /api/auth/v1/evil/callback?state=evil&code=evil",
                        "GET /api/auth/v1/code/callback?state=" + "A".repeat(22) + "&code=evil",
                        "GET /api/auth/v1/sessions/access-token/validate?access-token=evil",
                        "GET /api/auth/v1/sessions/access-token/validate?access-token=" + "A".repeat(22) + ".evil",
                        "POST /api/auth/v1/login",
                        "POST /api/auth/v1/register",
                        "POST /api/auth/v1/evil/backchannel-logout",
                        "POST /api/auth/v1/code/backchannel-logout",
                        "DELETE /api/auth/v1/sessions/evil",
                        "POST /auth/login",
                        "POST /auth/register",
                        "POST /auth/refresh-token",
                        "POST /auth/logout",
                        "GET /evil%zz",
                        "GET /evil%2f..;/evil")
                .toList();
        for (String line : lines) {
            for (String head : heads) {
                host().ask(line, line.startsWith("POST") ? "{\"username\":\"evil\",\"password\":\"evil\"}" : "", head);
            }
            if (line.startsWith("POST")) {
                host().ask(line, "{\"username\":evil", "Content-Type: application/json");
                host().ask(line, "logout_token=evil", "Content-Type: application/x-www-form-urlencoded");
                host().ask(line, "evil", "Content-Type: text/evil");
                Wire.sendAndReset(host().port(), OpenHost.request(line, "evil").replace("th: 4", "th: 40"));
            }
        }
    }
}
