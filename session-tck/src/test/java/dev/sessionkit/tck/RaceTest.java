package dev.sessionkit.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RaceTest {

    @Test
    void racers_runAtTheSameTime_andAnswerInTheirOrder() {
        CountDownLatch both = new CountDownLatch(2);
        assertThat(Race.between(() -> first(both) + " 1", () -> first(both) + " 2"))
                .containsExactly("met 1", "met 2");
    }

    @Test
    void failureOfARacer_isTheRacesFailure() {
        AssertionError broken = new AssertionError("a rule is broken");
        assertThatThrownBy(() -> Race.between(() -> "fine", () -> {
                    throw broken;
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a rule is broken")
                .hasCause(broken);
    }

    @Test
    void elsewhere_isAnotherThread() {
        assertThat(Race.elsewhere(Thread::currentThread)).isNotSameAs(Thread.currentThread());
    }

    private static String first(CountDownLatch both) throws InterruptedException {
        both.countDown();
        return both.await(1, TimeUnit.MINUTES) ? "met" : "alone";
    }
}
