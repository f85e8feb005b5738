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

/** Each rule of the accounts' contract catches the accounts that break it. */
@Execution(ExecutionMode.CONCURRENT) // those that lose a race spend most of their time waiting for it
class WrongAccountsTest {

    static Stream<Wrong<FunctionAccounts>> wrongAccounts() {
        return Stream.of(WrongAccountReads.all(), WrongAccountWrites.all(), WrongAccountRaces.all())
                .flatMap(all -> all);
    }

    @Test
    void rightAccounts_breakNoRule() {
        AccountsOnTrial.NEXT.set(() -> new Register().right());
        assertThat(Rules.brokenIn(AccountsOnTrial.class)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrongAccounts")
    void wrongAccounts_breakTheirRulesAndNoOthers(Wrong<FunctionAccounts> wrong) {
        AccountsOnTrial.NEXT.set(wrong.make());
        assertThat(Rules.brokenIn(AccountsOnTrial.class)).isEqualTo(wrong.breaks());
    }

    @Test
    void everyRule_isBrokenBySomeWrongAccounts() {
        Set<String> broken = new TreeSet<>();
        wrongAccounts().forEach(wrong -> broken.addAll(wrong.breaks()));
        assertThat(broken).isEqualTo(Rules.of(AccountsOnTrial.class));
    }

    @Test
    void everyRule_hasASentenceThatBeginsWithItsNumber() {
        assertThat(Rules.withoutSentence(AccountsOnTrial.class)).isEmpty();
    }
}
