package dev.sessionkit.benchmarks;

/** Runs operations one after the other. */
final class Blocks {

    private static volatile Object last = "";

    private Blocks() {}

    static void run(Operation operation, int times) throws Exception {
        Object result = "";
        for (int i = 0; i < times; i++) {
            result = operation.run();
        }
        last = result;
    }

    /** What the latest block came to, so that no compiler leaves the work out. */
    static Object last() {
        return last;
    }
}
