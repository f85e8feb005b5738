package dev.sessionkit.resolver.header;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.SessionResolver;
import java.util.ArrayList;
import java.util.List;

/**
 * A cookie (RFC 6265bis). It starts at the start of the header or after a semicolon and the spaces that follow it, and ends
 * before the next semicolon. Immutable.
 *
 * @param cookieName compared exactly
 * @param cookie as it is written
 */
record CookieCarrier(String cookieName, SetCookie cookie) implements Carrier {

    private static final String REQUEST_HEADER = "Cookie";

    @Override
    public List<Claim> resolve(SessionRequest request, Reader reader) {
        List<String> lines = request.headers(REQUEST_HEADER); // several in HTTP/2 (RFC 9113, section 8.2.3)
        List<Claim> claims = List.of();
        List<Claim> refused = List.of();
        int cookies = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            for (int from = nextValue(line, 0); from >= 0; from = nextValue(line, from)) {
                if (++cookies > SessionResolver.MOST_CLAIMS) {
                    return Refusals.AMBIGUOUS;
                }
                int semicolon = line.indexOf(';', from);
                int end = semicolon < 0 ? line.length() : semicolon;
                int start = Grammar.skipSpace(line, from, end);
                int to = Grammar.dropSpace(line, start, end);
                if (start < to) {
                    List<Claim> read = reader.read(line, start, to);
                    if (!read.isEmpty() && read.get(0) instanceof Claim.Refused) {
                        refused = refused.isEmpty() ? read : refused;
                    } else {
                        claims = together(claims, read);
                    }
                }
            }
        }
        return claims.isEmpty() ? refused : claims;
    }

    /** Where the value of the next cookie of our name starts, from {@code from} on, or -1. */
    private int nextValue(String line, int from) {
        String start = cookie.start();
        int at = line.indexOf(start, from);
        while (at >= 0 && !startsCookie(line, at)) {
            at = line.indexOf(start, at + start.length());
        }
        return at < 0 ? -1 : at + start.length();
    }

    private static boolean startsCookie(String line, int at) {
        int before = Grammar.dropSpace(line, 0, at);
        return before == 0 || line.charAt(before - 1) == ';';
    }

    private static List<Claim> together(List<Claim> claims, List<Claim> more) {
        if (claims.isEmpty()) {
            return more;
        }
        if (claims.containsAll(more)) {
            return claims;
        }
        List<Claim> all = new ArrayList<>(claims);
        all.addAll(more);
        return List.copyOf(all);
    }

    @Override
    public void send(String text, SessionRequest request, SessionResponse response) {
        put(cookie.holding(text), response);
    }

    @Override
    public void clear(SessionRequest request, SessionResponse response) {
        put(cookie.removal(), response);
    }

    private static void put(String setCookie, SessionResponse response) {
        response.addHeader("Set-Cookie", setCookie);
        response.setHeader("Cache-Control", "no-store");
        response.addHeader("Vary", REQUEST_HEADER);
    }

    @Override
    public int room() {
        return MOST_CARRIED - cookieName.length();
    }

    @Override
    public String name() {
        return "cookie " + cookieName;
    }
}
