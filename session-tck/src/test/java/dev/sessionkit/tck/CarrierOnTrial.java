package dev.sessionkit.tck;

import dev.sessionkit.spi.CarriedSessions;
import dev.sessionkit.spi.SessionResolver;
import java.util.function.Supplier;

/** Runs all contracts of carried sessions on a new component for each rule. Not a test by itself. */
class CarrierOnTrial implements CarriedSessionsContract {

    /** For the rules that this thread runs. */
    static final ThreadLocal<Supplier<CarriedSessions>> NEXT = new ThreadLocal<>();

    private final CarriedSessions resolver = NEXT.get().get();

    @Override
    public CarriedSessions resolver() {
        return resolver;
    }

    @Override
    public Client client() {
        return Client.ofHeader(RightCarrier.HEADER);
    }

    @Override
    public SessionResolver stranger() {
        return RightCarrier.make(Seal.THEIRS);
    }
}
