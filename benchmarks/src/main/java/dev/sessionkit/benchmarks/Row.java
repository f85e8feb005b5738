package dev.sessionkit.benchmarks;

import java.util.List;

/**
 * What one line of the targets is measured by.
 *
 * @param name as the table shows it
 * @param contenders who do the same work
 * @param block how many operations a contender does before it is another's turn
 */
record Row(String name, List<Contender> contenders, int block) {

    Operation operation(String contender, int lane) {
        return contenders.stream()
                .filter(each -> each.name().equals(contender))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no contender " + contender))
                .lanes()
                .apply(lane);
    }
}
