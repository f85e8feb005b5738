package dev.sessionkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a node remembers of its sessions")
class RecentRecordsTest {

    private final TestClock clock = new TestClock();
    private final RecentRecords recent = new RecentRecords(Duration.ofSeconds(2), 10, clock, () -> 0);
    private final SessionId id = SessionId.create(TestClock.START, new Random(1));
    private final Optional<SessionRecord> first = record(1);
    private final Optional<SessionRecord> second = record(2);

    private Optional<SessionRecord> record(long revision) {
        SessionState state = SessionState.begin(TestClock.START, Optional.empty(), Optional.empty(), List.of());
        return Optional.of(
                new SessionRecord(id, revision, Optional.empty(), SessionRecord.NEVER, state, SessionData.empty()));
    }

    private void remember() {
        recent.read(id, first, recent.begin());
        assertThat(known()).isEqualTo(first);
    }

    private Optional<SessionRecord> known() {
        NearCache.Answer answer = recent.get(id);
        return answer == null ? Optional.empty() : answer.session();
    }

    @Test
    @DisplayName("is forgotten when it is evicted, or all is flushed")
    void evict_flush() {
        remember();
        recent.evict(id);
        assertThat(known()).isEmpty();
        remember();
        recent.flush();
        assertThat(known()).isEmpty();
        remember();
    }

    @Test
    @DisplayName("is nothing that was read before an eviction or a flush")
    void read_before() {
        RecentRecords.Moment began = recent.begin();
        recent.evict(id);
        recent.read(id, first, began);
        assertThat(known()).isEmpty();
        assertThat(recent.counts(id, began)).isFalse();

        began = recent.begin();
        recent.flush();
        recent.read(id, first, began);
        assertThat(known()).isEmpty();
        assertThat(recent.counts(id, began)).isFalse();
    }

    @Test
    @DisplayName("is what was read later, whichever answer came first")
    void read_later() {
        RecentRecords.Moment slow = recent.begin();
        recent.read(id, second, recent.begin());
        recent.read(id, first, slow);
        assertThat(known()).isEqualTo(second);
    }

    @Test
    @DisplayName("is what was written, if it was remembered before, and nothing else happened")
    void written() {
        recent.written(id, first, recent.begin());
        assertThat(known()).isEmpty();
        remember();
        recent.written(id, second, recent.begin());
        assertThat(known()).isEqualTo(second);
    }

    @Test
    @DisplayName("is nothing of a write that lost, or that something else came in between of")
    void written_notAlone() {
        remember();
        recent.written(id, Optional.empty(), recent.begin());
        assertThat(known()).as("lost").isEmpty();

        remember();
        RecentRecords.Moment began = recent.begin();
        recent.evict(id);
        recent.read(id, first, recent.begin());
        recent.written(id, second, began);
        assertThat(known()).as("another write").isEmpty();

        remember();
        began = recent.begin();
        recent.read(id, first, recent.begin());
        recent.written(id, second, began);
        assertThat(known()).as("another read").isEmpty();

        remember();
        began = recent.begin();
        recent.flush();
        recent.read(id, first, recent.begin());
        recent.written(id, second, began);
        assertThat(known()).as("a flush").isEmpty();
    }

    @Test
    @DisplayName("is not displaced by what was only read for another purpose, unless it was remembered")
    void refresh() {
        recent.refresh(id, first, recent.begin());
        assertThat(known()).isEmpty();
        remember();
        recent.refresh(id, second, recent.begin());
        assertThat(known()).isEqualTo(second);
        recent.refresh(id, Optional.empty(), recent.begin());
        assertThat(known()).isEmpty();
    }
}
