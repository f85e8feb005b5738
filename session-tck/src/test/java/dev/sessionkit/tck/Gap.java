package dev.sessionkit.tck;

import java.util.function.Supplier;

/** What lies between a wrong store's check and its act: once, another racer gets in between. */
final class Gap {

    private final Meeting before = new Meeting();
    private final Meeting after = new Meeting();

    /** Called by whoever has checked and is going to act. */
    void pass() {
        enter();
        after.pass();
    }

    /** Called by whoever gets in between. */
    <T> T amid(Supplier<T> act) {
        enter();
        T done = act.get();
        after.pass();
        return done;
    }

    private void enter() {
        if (!before.pass()) {
            after.cancel();
        }
    }
}
