package dev.sessionkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of the stores' contracts catches the store that breaks it. */
@Execution(ExecutionMode.CONCURRENT) // those that lose a race spend most of their time waiting for it
class WrongStoresTest {

    static Stream<Wrong<FunctionStore>> wrongStores() {
        return Stream.of(
                        WrongRecords.all(),
                        WrongWrites.all(),
                        WrongInterleavings.all(),
                        WrongListings.all(),
                        WrongIndexes.all(),
                        WrongSweeps.all())
                .flatMap(all -> all);
    }

    @Test
    void rightStore_breaksNoRule() {
        StoreOnTrial.NEXT.set(() -> new Shelf().store());
        assertThat(Rules.brokenIn(StoreOnTrial.class)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrongStores")
    void wrongStore_breaksItsRulesAndNoOthers(Wrong<FunctionStore> wrong) {
        StoreOnTrial.NEXT.set(wrong.make());
        assertThat(Rules.brokenIn(StoreOnTrial.class)).isEqualTo(wrong.breaks());
    }

    @Test
    void everyRule_isBrokenBySomeWrongStore() {
        Set<String> broken = new TreeSet<>();
        wrongStores().forEach(wrong -> broken.addAll(wrong.breaks()));
        assertThat(broken).isEqualTo(Rules.of(StoreOnTrial.class));
    }

    @Test
    void everyRule_hasASentenceThatBeginsWithItsNumber() {
        assertThat(Rules.withoutSentence(StoreOnTrial.class)).isEmpty();
    }
}
