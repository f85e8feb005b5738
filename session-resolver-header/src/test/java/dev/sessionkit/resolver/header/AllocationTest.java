package dev.sessionkit.resolver.header;

import static dev.sessionkit.resolver.header.Given.TEXT;
import static dev.sessionkit.resolver.header.Given.bearerResolver;
import static dev.sessionkit.resolver.header.Given.cookieResolver;
import static dev.sessionkit.resolver.header.Given.emptyRequest;
import static dev.sessionkit.resolver.header.Given.headerResolver;
import static dev.sessionkit.resolver.header.Given.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.spi.SessionResolver;
import java.lang.management.ManagementFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every request is resolved, so resolving makes no garbage but the claim. */
class AllocationTest {

    private static final int TIMES = 5_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void absentCarrier_allocatesNothing() {
        SessionRequest otherCookies = request("cookie", "a=b; c=d; x__Host-session=" + TEXT);
        assertThat(bytesPerCall(headerResolver(), emptyRequest())).isLessThan(1);
        assertThat(bytesPerCall(bearerResolver(), emptyRequest())).isLessThan(1);
        assertThat(bytesPerCall(cookieResolver(), emptyRequest())).isLessThan(1);
        assertThat(bytesPerCall(cookieResolver(), otherCookies)).isLessThan(1);
    }

    @Test
    void cookieAmongTwelve_allocatesAtMost100BytesMoreThanAHeader() {
        String others = IntStream.range(0, 11)
                .mapToObj(i -> "c" + i + "=" + "v".repeat(75))
                .collect(Collectors.joining("; "));
        SessionRequest cookies = request("cookie", others + "; __Host-session=" + TEXT);
        SessionRequest header = request("x-session-id", TEXT);
        assertThat(bytesPerCall(cookieResolver(), cookies)).isLessThan(bytesPerCall(headerResolver(), header) + 100);
    }

    private static long bytesPerCall(SessionResolver resolver, SessionRequest request) {
        resolve(resolver, request); // loads classes
        long before = THREADS.getCurrentThreadAllocatedBytes();
        resolve(resolver, request);
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / TIMES;
    }

    private static void resolve(SessionResolver resolver, SessionRequest request) {
        for (int i = 0; i < TIMES; i++) {
            resolver.resolve(request);
        }
    }
}
