package dev.sessionkit.benchmarks;

/** Goes through the sessions of {@link Population}, round and round; threads start far from each other. */
final class Turn {

    private static final int LANES = 2;

    private int at;

    Turn(int lane) {
        at = Population.SESSIONS / LANES * lane;
    }

    int next() {
        at = at + 1 < Population.SESSIONS ? at + 1 : 0;
        return at;
    }
}
