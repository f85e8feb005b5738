package dev.sessionkit.tck;

import dev.sessionkit.spi.ForeignSessions;
import dev.sessionkit.spi.ForeignToken;
import java.util.function.Function;

/** Runs the contract of foreign sessions on a new store for each rule. Not a test by itself. */
class ForeignOnTrial implements ForeignSessionsContract {

    /** For the rules that this thread runs. */
    static final ThreadLocal<Function<OtherSystem, ForeignSessions>> NEXT = new ThreadLocal<>();

    private final OtherSystem other = new OtherSystem();
    private final ForeignSessions store = NEXT.get().apply(other);

    @Override
    public ForeignSessions foreignSessions() {
        return store;
    }

    @Override
    public ForeignToken issued(int number) {
        return OtherSystem.issued(number);
    }

    @Override
    public void takeDown() {
        other.down = true;
    }

    @Override
    public void bringUp() {
        other.down = false;
    }
}
