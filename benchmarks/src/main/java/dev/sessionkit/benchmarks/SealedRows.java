package dev.sessionkit.benchmarks;

import dev.sessionkit.benchmarks.Contender.Part;
import java.util.List;

/** Token 3: a session that travels sealed with its client. */
final class SealedRows implements AutoCloseable {

    static final String READ = "sealed, read";
    static final String CHANGE = "sealed, change";
    static final String LIMIT = "AES-GCM and Jackson";
    static final String WITH_KEY_WRAP = "... and key wrap";
    static final String RESOLVE = "Sessionkit, resolve alone";

    private static final int BLOCK = 200;

    private final SessionkitSealed ours = new SessionkitSealed();

    List<Row> all() {
        return List.of(read(), change());
    }

    private Row read() {
        return new Row(
                READ,
                List.of(
                        new Contender(LIMIT, Part.LIMIT, lane -> SealedLimits.of(ours, lane, false)::read),
                        new Contender(WITH_KEY_WRAP, Part.INFORMATION, lane -> SealedLimits.of(ours, lane, true)::read),
                        new Contender("Sessionkit", Part.OURS, ours::read),
                        new Contender(RESOLVE, Part.OURS, ours::resolve)),
                BLOCK);
    }

    private Row change() {
        return new Row(
                CHANGE,
                List.of(
                        new Contender(LIMIT, Part.LIMIT, lane -> SealedLimits.of(ours, lane, false)::change),
                        new Contender(
                                WITH_KEY_WRAP, Part.INFORMATION, lane -> SealedLimits.of(ours, lane, true)::change),
                        new Contender("Sessionkit", Part.OURS, ours::change)),
                BLOCK);
    }

    @Override
    public void close() {
        ours.close();
    }
}
