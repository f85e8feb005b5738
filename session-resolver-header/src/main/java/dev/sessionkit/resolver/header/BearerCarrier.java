package dev.sessionkit.resolver.header;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.spi.Claim;
import java.util.List;
import java.util.Optional;

/**
 * {@code Authorization: Bearer} (RFC 6750, section 2.1). Immutable.
 *
 * @param answer the header in which clients are told what to hold, if they are
 */
record BearerCarrier(Optional<TokenHeader> answer) implements Carrier {

    static final String REQUEST_HEADER = "Authorization";
    private static final String SCHEME = "Bearer";

    @Override
    public List<Claim> resolve(SessionRequest request, Reader reader) {
        List<String> lines = request.headers(REQUEST_HEADER);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int start = Grammar.skipSpace(line, 0, line.length());
            if (isBearer(line, start)) {
                return lines.size() > 1 ? Refusals.AMBIGUOUS : claims(line, start + SCHEME.length(), reader);
            }
        }
        return List.of();
    }

    private static boolean isBearer(String line, int start) {
        int end = start + SCHEME.length();
        return line.regionMatches(true, start, SCHEME, 0, SCHEME.length())
                && (end == line.length() || !Grammar.isTokenCharacter(line.charAt(end)));
    }

    private static List<Claim> claims(String line, int afterScheme, Reader reader) {
        int end = Grammar.dropSpace(line, afterScheme, line.length());
        int start = afterScheme;
        while (start < end && line.charAt(start) == ' ') {
            start++;
        }
        return start > afterScheme && start < end ? reader.read(line, start, end) : Refusals.MALFORMED;
    }

    @Override
    public void send(String text, SessionRequest request, SessionResponse response) {
        answer.ifPresent(header -> header.send(text, request, response));
    }

    @Override
    public void clear(SessionRequest request, SessionResponse response) {
        answer.ifPresent(header -> header.clear(request, response));
    }

    @Override
    public int room() {
        return MOST_CARRIED - REQUEST_HEADER.length() - SCHEME.length();
    }

    @Override
    public String name() {
        return "bearer";
    }
}
