package dev.sessionkit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.sessionkit.api.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionRecordTest {

    private static final SessionId ID = new SessionId(1, 2);
    private static final SessionState STATE =
            SessionState.begin(Instant.EPOCH, Optional.empty(), Optional.empty(), List.of());

    @Test
    void purgeAfter_inWholeMilliseconds() {
        assertThat(purgeAfter(Instant.ofEpochSecond(1, 2_999_999)).purgeAfter()).isEqualTo(Instant.ofEpochMilli(1002));
        assertThat(purgeAfter(SessionRecord.NEVER).purgeAfter().toEpochMilli()).isEqualTo(Long.MAX_VALUE);
        assertThatIllegalArgumentException().isThrownBy(() -> purgeAfter(Instant.MAX));
    }

    @Test
    void nulls() {
        SessionData data = SessionData.empty();
        assertThatNullPointerException()
                .isThrownBy(() -> new SessionRecord(null, 1, Optional.empty(), Instant.EPOCH, STATE, data));
        assertThatNullPointerException().isThrownBy(() -> new SessionRecord(ID, 1, null, Instant.EPOCH, STATE, data));
        assertThatNullPointerException()
                .isThrownBy(() -> new SessionRecord(ID, 1, Optional.empty(), null, STATE, data));
        assertThatNullPointerException()
                .isThrownBy(() -> new SessionRecord(ID, 1, Optional.empty(), Instant.EPOCH, null, data));
        assertThatNullPointerException()
                .isThrownBy(() -> new SessionRecord(ID, 1, Optional.empty(), Instant.EPOCH, STATE, null));
        assertThatNullPointerException().isThrownBy(() -> new IssuedSession(null, Optional.empty()));
        assertThatNullPointerException().isThrownBy(() -> new IssuedSession(purgeAfter(Instant.EPOCH), null));
    }

    private static SessionRecord purgeAfter(Instant time) {
        return new SessionRecord(ID, 1, Optional.empty(), time, STATE, SessionData.empty());
    }
}
