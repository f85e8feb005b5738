package dev.sessionkit.tck;

import dev.sessionkit.spi.SessionResolver;
import java.util.function.Supplier;

/** Runs all contracts of resolvers on a new resolver for each rule. Not a test by itself. */
class ResolverOnTrial implements SessionResolverContract, TokenSendingContract {

    /** For the rules that this thread runs. */
    static final ThreadLocal<Supplier<FunctionResolver>> NEXT = new ThreadLocal<>();

    private final FunctionResolver resolver = NEXT.get().get();

    @Override
    public SessionResolver resolver() {
        return resolver;
    }

    @Override
    public Client client() {
        return Client.ofHeader(RightResolver.HEADER);
    }
}
