package dev.sessionkit.servlet.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A store that is down, at every endpoint. */
interface StoreDownContract extends OpenHostContract {

    @Test
    @DisplayName("Requirement 60: At every endpoint a store that is down is 503, and takes nothing from the client")
    default void everywhere() throws IOException {
        String name = host().newUser();
        String token = host().signedIn(name);
        Answer pair = host().post("/auth/login", OpenHost.credentials(name, OpenHost.PASSWORD));
        String bearer =
                "Authorization: Bearer " + pair.json().get("accessToken").stringValue();
        String refresh = "Cookie: refreshToken=" + pair.cookie("refreshToken");
        Answer begun = host().get("/api/auth/v1/login?auth-provider=code");
        String binding = begun.header("Set-Cookie").split(";", 2)[0];
        String state = begun.header("Location").replaceAll(".*[?&]state=([^&]+).*", "$1");
        String cookie = "Cookie: qt-auth=" + token;
        String credentials = OpenHost.credentials(name, OpenHost.PASSWORD);
        String newcomer = OpenHost.credentials(name + "x", OpenHost.PASSWORD);
        String oneTime = "A".repeat(22) + "." + "A".repeat(43);
        host().works(false);

        for (String[] each : List.of(
                new String[] {"POST /api/auth/v1/login", credentials, "X: y"},
                new String[] {"POST /api/auth/v1/login", credentials, cookie},
                new String[] {"POST /api/auth/v1/register", newcomer, "X: y"},
                new String[] {"GET /api/auth/v1/login?auth-provider=code", "", "X: y"},
                new String[] {"POST /api/auth/v1/login?auth-provider=code", "", "X: y"},
                new String[] {"GET /api/auth/v1/code/callback?state=" + state + "&code=x", "", "Cookie: " + binding},
                new String[] {
                    "GET /api/auth/v1/sessions/access-token/validate?access-token=" + oneTime,
                    "",
                    "Cookie: token-" + "A".repeat(22) + "=" + oneTime
                },
                new String[] {"GET /api/auth/v1/sessions/validate", "", cookie},
                new String[] {"HEAD /api/auth/v1/sessions/validate", "", cookie},
                new String[] {"GET /api/auth/v1/sessions", "", cookie},
                new String[] {"DELETE /api/auth/v1/sessions/" + token.substring(0, 22), "", cookie},
                new String[] {"POST /api/auth/v1/logout", "", cookie},
                new String[] {"GET /api/auth/v1/logout", "", "x-qt-auth: " + token},
                new String[] {"POST /api/auth/v1/kick", "", cookie},
                new String[] {"GET /api/auth/v1/kick", "", "x-qt-auth: " + token},
                new String[] {"POST /auth/register", OpenHost.credentials(name + "y", OpenHost.PASSWORD), "X: y"},
                new String[] {"POST /auth/login", credentials, "X: y"},
                new String[] {"POST /auth/refresh-token", "", refresh},
                new String[] {"POST /auth/logout", "", refresh + "\r\n" + bearer})) {
            Answer answer = host().ask(each[0], each[1], each[2]).sane();
            assertThat(answer.status()).as(each[0] + answer.text()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(answer.headers("Set-Cookie")).as(each[0]).isEmpty();
            assertThat(answer.headers("Clear-Site-Data")).as(each[0]).isEmpty();
            if (!each[0].startsWith("HEAD")) {
                answer.problem(503, "sessions-unavailable");
            }
        }
        for (String path : List.of("/api/auth/v1/providers", "/auth/jwks.json")) {
            assertThat(host().get(path, cookie).status()).as("needs no store").isEqualTo(200);
        }
        host().works(true);
        assertThat(host().isLive(token)).isTrue();
        assertThat(host().post("/auth/refresh-token", "", refresh).status()).isEqualTo(200);
    }
}
