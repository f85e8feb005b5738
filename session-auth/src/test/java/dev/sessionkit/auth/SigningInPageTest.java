package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.tck.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** docs/signing-in.md: its settings start a host, and its calls do what they say. */
class SigningInPageTest {

    private static final Path PAGE = Path.of("../docs/signing-in.md");

    @Test
    @DisplayName(
            "The settings and the calls of docs/signing-in.md work as they stand there, but for where the database is")
    void page_works() throws IOException {
        String page = Files.readString(PAGE);
        String settings = block(page, "json").replace("jdbc:h2:file:./sessions", "jdbc:h2:mem:page;DB_CLOSE_DELAY=-1");
        try (SessionFramework framework = Authentication.sections(SessionFramework.builder())
                .settings(settings)
                .environment(Map.of())
                .build()) {
            Authentication authentication = Authentication.of(framework);
            Secret password = Secret.of("correct horse battery staple");
            Account anne = authentication.accountService().register("anne", Optional.of("anne@example.com"), password);
            SessionContext browser = framework.open(name -> List.of(), new Answer());
            LoginResult login =
                    authentication.authenticationService().loginWithPassword(LoginClient.of(browser), "anne", password);
            browser.adopt(login.session());
            browser.commit();
            assertThat(framework
                            .sessions()
                            .isSessionValid(login.session().session().id()))
                    .isTrue();
            SessionGrant grant =
                    authentication.sessionsService().create(name -> List.of(), "anne", password, AuthHost.PHONE);
            SessionGrant next = authentication
                    .sessionsService()
                    .reissue(AuthHost.client("app/1.0"), grant.reissueToken().reveal());
            SessionRequest request = SessionRequest.of(
                    Map.of("Authorization", List.of("Bearer " + next.authToken().reveal())));
            SessionContext context = framework.open(request, new Answer());
            assertThat(context.require(SessionType.USER_ACCOUNT).user()).contains(anne.id());
            assertThat(authentication.sessionsService().destroy(next.authToken().reveal()))
                    .isTrue();
            for (String call : List.of(
                    "register(\"anne\"",
                    "loginWithPassword(LoginClient.of(context), \"anne\", password)",
                    "context.adopt(login.session())",
                    "create(request, \"anne\", password, deviceUuid)",
                    "reissue(request, ",
                    "destroy(")) {
                assertThat(block(page, "java")).contains(call);
            }
        }
    }

    private static String block(String page, String language) {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(block.find()).as("a block of " + language).isTrue();
        return block.group(1);
    }
}
