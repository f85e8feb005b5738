package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.spi.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What signing in prints, logs, tells and throws holds no secret, and nothing that somebody typed. */
class LoginSecrecyTest {

    private static final String ANNES = "{\"username\": \"anne\", \"password\": \"hunter2hunter2\"}";
    private static final String TICKET = "s3cret-subject/dave/dave@secret.example/verified";

    private final StringBuilder said = new StringBuilder();

    @Test
    @DisplayName("Requirement 8: no password, payload, subject, address or token is printed, logged, or in an error")
    void nothingLeaks() {
        try (LoginHost host = LoginHost.inMemory();
                LoggedLines log = new LoggedLines()) {
            host.register("anne");
            LoginResult known = host.signInWithPassword("anne");
            LoginResult ticket = host.signIn(TICKET);
            OneTimeToken token = host.tokens.issue(ticket, Optional.of(host.browserToken()));
            LoginClient client = new LoginClient(
                    ClientRequest.anywhere().with(LoginHost.token(known)),
                    Optional.empty(),
                    Optional.of(LoginHost.id(known)),
                    false,
                    Optional.empty());
            String spelled = token.token().reveal();

            prints(known, ticket, token, client, PasswordPayload.of(Secret.of(ANNES)));
            prints(host.open(ticket).orElseThrow().get(ProviderLogin.PAYLOAD));
            prints(new TicketLogin().authenticate(client.request(), Secret.of(TICKET)));
            throwing(() -> host.logins.login(client, "PASSWORD", Secret.of(ANNES)));
            throwing(() -> host.logins.login(client, "PASSWORD", Secret.of(ANNES.substring(1))));
            throwing(() -> host.logins.login(client, "PASSWORD", Secret.of(ANNES + ANNES)));
            throwing(() -> host.logins.login(client, "hunter2", Secret.of("hunter2")));
            throwing(() -> host.tokens.redeem(client, spelled, List.of(spelled)));
            throwing(() -> host.tokens.redeem(client, spelled + "hunter2", List.of()));
            prints(host.events, log.lines());

            assertThat(said.toString())
                    .contains(
                            "no such login provider",
                            "Rejected",
                            LoginHost.id(ticket).toString())
                    .doesNotContain("hunter2", "s3cret-subject", "secret.example", LoginHost.PASSWORD.reveal())
                    .doesNotContain(
                            LoginHost.token(known).secret().reveal(),
                            LoginHost.token(ticket).secret().reveal(),
                            token.token().secret().reveal());
        }
    }

    private void prints(Object... values) {
        for (Object value : values) {
            said.append(value).append('\n');
        }
    }

    /** What a host would log of a refusal. */
    private void throwing(Runnable refused) {
        StringWriter text = new StringWriter();
        try {
            refused.run();
        } catch (RuntimeException e) {
            e.printStackTrace(new PrintWriter(text));
        }
        assertThat(text.toString()).as("it is refused").isNotEmpty();
        said.append(text);
    }
}
