package dev.sessionkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.spi.CarriedSessions;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule on sessions that travel whole catches the component that breaks it. */
@Execution(ExecutionMode.CONCURRENT)
class WrongCarriersTest {

    static Stream<Wrong<CarriedSessions>> wrongCarriers() {
        return Stream.concat(WrongCarriers.all(), WrongSealers.all());
    }

    @Test
    void rightCarrier_breaksNoRule() {
        CarrierOnTrial.NEXT.set(() -> RightCarrier.make(Seal.OURS));
        assertThat(Rules.brokenIn(CarrierOnTrial.class)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrongCarriers")
    void wrongCarrier_breaksItsRulesAndNoOthers(Wrong<CarriedSessions> wrong) {
        CarrierOnTrial.NEXT.set(wrong.make());
        assertThat(Rules.brokenIn(CarrierOnTrial.class)).isEqualTo(wrong.breaks());
    }

    /** The rules that are not of all resolvers, which have wrong ones of their own. */
    @Test
    void everyRule_isBrokenBySomeWrongCarrier() {
        Set<String> broken = new TreeSet<>(Rules.of(ResolverOnTrial.class));
        wrongCarriers().forEach(wrong -> broken.addAll(wrong.breaks()));
        assertThat(broken).containsAll(Rules.of(CarrierOnTrial.class));
    }

    @Test
    void everyRule_hasASentenceThatBeginsWithItsNumber() {
        assertThat(Rules.withoutSentence(CarrierOnTrial.class)).isEmpty();
    }
}
