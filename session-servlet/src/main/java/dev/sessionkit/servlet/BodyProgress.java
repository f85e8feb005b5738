package dev.sessionkit.servlet;

import jakarta.servlet.ServletResponse;

/**
 * Notices when a body is about to leave the response's buffer, which is the last moment for headers. Containers do not say when;
 * they send no earlier than at the length that was announced, when the buffer is full, or for one write of more than a quarter
 * of it (Jetty).
 */
final class BodyProgress {

    private final Exchange exchange;
    private final ServletResponse response;
    private long written; // bytes
    private long length = Long.MAX_VALUE;

    BodyProgress(Exchange exchange, ServletResponse response) {
        this.exchange = exchange;
        this.response = response;
    }

    /** Whether it still matters how much is written. */
    boolean counts() {
        return exchange.isOpen();
    }

    /** Before so many bytes are written. */
    void writing(long bytes) {
        if (!counts()) {
            return;
        }
        written += bytes;
        int buffer = response.getBufferSize();
        if (written >= length || written >= buffer || bytes > buffer / 4) {
            exchange.commit();
        }
    }

    /** Before the buffer is sent, whatever is in it. */
    void sending() {
        exchange.commit();
    }

    /** Before a length is announced. */
    void announcing(long bytes) {
        length = bytes < 0 ? Long.MAX_VALUE : bytes;
        if (bytes > 0) {
            writing(0);
        }
    }

    /** What was written was thrown away. */
    void restart() {
        written = 0;
    }
}
