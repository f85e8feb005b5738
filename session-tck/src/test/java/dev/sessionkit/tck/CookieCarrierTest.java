package dev.sessionkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.spi.CarriedSessions;
import dev.sessionkit.spi.SessionResolver;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The contract can be kept with a cookie too, and notices one that browsers drop. */
class CookieCarrierTest implements CarriedSessionsContract {

    private static final String COOKIE = "session";

    private final CarriedSessions resolver = carrier(Seal.OURS);

    @Override
    public CarriedSessions resolver() {
        return resolver;
    }

    @Override
    public Client client() {
        return Client.ofCookie(COOKIE);
    }

    @Override
    public SessionResolver stranger() {
        return carrier(Seal.THEIRS);
    }

    @Test
    void oneByteMoreThanBrowsersTake_isNoticed() {
        for (int size = CarriedSamples.MOST_COOKIE; size < CarriedSamples.MOST_COOKIE + 2; size++) {
            Answer answer = new Answer();
            answer.addHeader("Set-Cookie", "a=" + "b".repeat(size - 1) + "; Path=/; HttpOnly");
            assertThat(CarriedSamples.tooBigForBrowsers(answer)).hasSize(size - CarriedSamples.MOST_COOKIE);
        }
    }

    private static CarriedSessions carrier(Seal seal) {
        FunctionCarrier inHeader = RightCarrier.make(seal);
        return inHeader.carrying(right -> right.resolving(request -> right.resolve(name -> cookies(request)))
                .sending((session, request, response) -> right.send(session, request, new InCookie(response)))
                .clearing((request, response) -> response.addHeader("Set-Cookie", COOKIE + "=; Path=/; Max-Age=0")));
    }

    private static List<String> cookies(SessionRequest request) {
        return request.headers("Cookie").stream()
                .flatMap(header -> Arrays.stream(header.split("; ?", -1)))
                .filter(pair -> pair.startsWith(COOKIE + "="))
                .map(pair -> pair.substring(COOKIE.length() + 1))
                .toList();
    }

    /** Takes a header and sets a cookie. */
    private record InCookie(SessionResponse response) implements SessionResponse {

        InCookie {
            Objects.requireNonNull(response, "response");
        }

        @Override
        public void setHeader(String name, String value) {
            if (COOKIE.length() + value.length() > CarriedSamples.MOST_COOKIE) {
                throw new IllegalStateException("a session in a cookie is too big");
            }
            response.addHeader("Set-Cookie", COOKIE + "=" + value + "; Path=/; Secure; HttpOnly; SameSite=Lax");
        }

        @Override
        public void addHeader(String name, String value) {
            setHeader(name, value);
        }
    }
}
