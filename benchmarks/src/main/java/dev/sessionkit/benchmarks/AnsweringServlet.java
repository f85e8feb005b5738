package dev.sessionkit.benchmarks;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads what it is to read, and answers with a few bytes. */
final class AnsweringServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final byte[] ANSWER = "read\n".getBytes(StandardCharsets.US_ASCII);

    /** What a request does with its session. */
    @FunctionalInterface
    interface Reading {

        /** Fails where there is no session to read. */
        void read(HttpServletRequest request);
    }

    private final transient Reading reading;

    AnsweringServlet(Reading reading) {
        this.reading = reading;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        reading.read(request);
        response.setContentType("text/plain");
        response.getOutputStream().write(ANSWER);
    }
}
