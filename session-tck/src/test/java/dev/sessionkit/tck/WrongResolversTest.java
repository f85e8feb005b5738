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

/** Each rule of the resolvers' contracts catches the resolver that breaks it. */
@Execution(ExecutionMode.CONCURRENT)
class WrongResolversTest {

    static Stream<Wrong<FunctionResolver>> wrongResolvers() {
        return Stream.concat(WrongReaders.all(), WrongSenders.all());
    }

    @Test
    void rightResolver_breaksNoRule() {
        ResolverOnTrial.NEXT.set(RightResolver::make);
        assertThat(Rules.brokenIn(ResolverOnTrial.class)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrongResolvers")
    void wrongResolver_breaksItsRulesAndNoOthers(Wrong<FunctionResolver> wrong) {
        ResolverOnTrial.NEXT.set(wrong.make());
        assertThat(Rules.brokenIn(ResolverOnTrial.class)).isEqualTo(wrong.breaks());
    }

    @Test
    void everyRule_isBrokenBySomeWrongResolver() {
        Set<String> broken = new TreeSet<>();
        wrongResolvers().forEach(wrong -> broken.addAll(wrong.breaks()));
        assertThat(broken).isEqualTo(Rules.of(ResolverOnTrial.class));
    }

    @Test
    void everyRule_hasASentenceThatBeginsWithItsNumber() {
        assertThat(Rules.withoutSentence(ResolverOnTrial.class)).isEmpty();
    }
}
