package dev.sessionkit.servlet.login;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.resolver.header.Carrier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands in {@code Authorization: Bearer} (RFC 6750, section 2.1). */
final class BearerToken {

    private static final Carrier CARRIER = Carrier.bearer(Optional.empty(), false);
    private static final String NONE_OF_OURS = "";

    private BearerToken() {}

    /** Hostile; empty where there is no such header, and no token where there are several, or nothing in it. */
    static Optional<String> of(SessionRequest request) {
        List<String> texts = new ArrayList<>(1);
        boolean refused = !CARRIER.resolve(request, (text, from, to) -> {
                    texts.add(text.substring(from, to));
                    return List.of();
                })
                .isEmpty();
        return refused ? Optional.of(NONE_OF_OURS) : texts.stream().findFirst();
    }
}
