package dev.sessionkit.resolver.header;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.spi.Claim;
import java.util.List;

/**
 * A header of its own. It may be repeated if it says the same each time. Immutable.
 *
 * @param header its name
 * @param answer how clients are told what to hold
 */
record HeaderCarrier(String header, TokenHeader answer) implements Carrier {

    @Override
    public List<Claim> resolve(SessionRequest request, Reader reader) {
        List<String> lines = request.headers(header);
        String said = "";
        int from = 0;
        int to = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int start = Grammar.skipSpace(line, 0, line.length());
            int end = Grammar.dropSpace(line, start, line.length());
            boolean repeated = end - start == to - from && line.regionMatches(start, said, from, to - from);
            if (from < to && start < end && !repeated) {
                return Refusals.AMBIGUOUS;
            }
            if (from == to) {
                said = line;
                from = start;
                to = end;
            }
        }
        return from == to ? List.of() : reader.read(said, from, to);
    }

    @Override
    public void send(String text, SessionRequest request, SessionResponse response) {
        answer.send(text, request, response);
    }

    @Override
    public void clear(SessionRequest request, SessionResponse response) {
        answer.clear(request, response);
    }

    @Override
    public int room() {
        return MOST_CARRIED - header.length();
    }

    @Override
    public String name() {
        return "header " + header;
    }
}
