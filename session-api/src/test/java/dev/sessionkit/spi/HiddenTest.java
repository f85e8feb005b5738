package dev.sessionkit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What may be logged")
class HiddenTest {

    private static final String FOREIGN = "eyJhbGciOiJFUzI1NiJ9.swordfish";
    private static final SessionToken TOKEN =
            new SessionToken(new SessionId(1, 2), SessionSecret.create(new Random(8)));
    private static final SessionRecord RECORD = new SessionRecord(
            TOKEN.id(),
            3,
            Optional.of(new UserId("ada")),
            SessionRecord.NEVER,
            SessionState.begin(
                    Instant.EPOCH, Optional.empty(), Optional.empty(), List.of(Credential.bearer(TOKEN.secret()))),
            SessionData.ofJson("{\"card\":\"swordfish\"}".getBytes(StandardCharsets.UTF_8)));

    static Stream<Object> holders() {
        return Stream.of(
                TOKEN,
                TOKEN.secret(),
                TOKEN.secret().hash(),
                Credential.bearer(TOKEN.secret()),
                RECORD,
                new IssuedSession(RECORD, Optional.of(TOKEN)),
                new Claim.Presented(TOKEN),
                new Claim.Carried(RECORD),
                new Claim.Foreign(new ForeignToken(FOREIGN)),
                new ForeignToken(FOREIGN),
                Secret.of("swordfish"));
    }

    @ParameterizedTest
    @MethodSource("holders")
    @DisplayName("has no secret, no hash of one, no foreign token and no data")
    void printsNoSecret(Object holder) {
        byte[] secret = TOKEN.secret().toBytes();
        byte[] hash = TOKEN.secret().hash().toBytes();

        assertThat(holder.toString())
                .doesNotContain(TOKEN.secret().reveal(), "swordfish", "eyJ")
                .doesNotContain(Base64.getEncoder().encodeToString(hash))
                .doesNotContain(HexFormat.of().formatHex(hash))
                .doesNotContain(HexFormat.of().formatHex(secret));
    }

    @Test
    @DisplayName("has the public id")
    void printsTheId() {
        assertThat(new Claim.Presented(TOKEN).toString()).contains(TOKEN.id() + ".[hidden]");
        assertThat(new Claim.Vouched(TOKEN.id()).toString()).contains(TOKEN.id().toString());
        assertThat(RECORD.toString()).contains(TOKEN.id().toString(), "ada");
    }

    @Test
    void foreignToken_bounds() {
        assertThat(new ForeignToken("x").value()).isEqualTo("x");
        assertThat(new ForeignToken("x".repeat(16_384)).value()).hasSize(ForeignToken.LONGEST);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ForeignToken(""))
                .withMessage("a foreign token has 1 to 16384 characters, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ForeignToken("x".repeat(16_385)))
                .withMessage("a foreign token has 1 to 16384 characters, not 16385");
    }

    @Test
    void secret_comparedByItsText() {
        assertThat(Secret.of("swordfish"))
                .isEqualTo(Secret.of("swordfish"))
                .hasSameHashCodeAs(Secret.of("swordfish"))
                .isNotEqualTo(Secret.of("Swordfish"));
        assertThat(Secret.of("swordfish").reveal()).isEqualTo("swordfish");
        assertThatNullPointerException().isThrownBy(() -> Secret.of(null));
    }
}
