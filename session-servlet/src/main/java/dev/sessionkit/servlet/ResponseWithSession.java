package dev.sessionkit.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** A response that has the session committed before it is committed itself, whatever it is that commits it. */
final class ResponseWithSession extends HttpServletResponseWrapper {

    private static final String CONTENT_LENGTH = "Content-Length";

    private final Exchange exchange;
    private final BodyProgress progress;
    private @Nullable ServletOutputStream stream;
    private @Nullable PrintWriter writer;

    ResponseWithSession(HttpServletResponse response, Exchange exchange) {
        super(response);
        this.exchange = exchange;
        this.progress = new BodyProgress(exchange, response);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            stream = new CommittingStream(super.getOutputStream(), progress);
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new CommittingWriter(super.getWriter(), progress, Charset.forName(getCharacterEncoding()));
        }
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        exchange.commit();
        super.flushBuffer();
    }

    @Override
    public void sendError(int status) throws IOException {
        exchange.commit();
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        exchange.commit();
        super.sendError(status, message);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        exchange.commit();
        super.sendRedirect(location);
    }

    @Override
    public void sendRedirect(String location, int status) throws IOException {
        exchange.commit();
        super.sendRedirect(location, status);
    }

    @Override
    public void sendRedirect(String location, boolean clearBuffer) throws IOException {
        exchange.commit();
        super.sendRedirect(location, clearBuffer);
    }

    @Override
    public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
        exchange.commit();
        super.sendRedirect(location, status, clearBuffer);
    }

    @Override
    public void reset() {
        super.reset();
        stream = null;
        writer = null;
        progress.restart();
        progress.announcing(-1);
        exchange.sendAgain();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        progress.restart();
    }

    @Override
    public void setContentLength(int length) {
        progress.announcing(length);
        super.setContentLength(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        progress.announcing(length);
        super.setContentLengthLong(length);
    }

    @Override
    public void setHeader(String name, String value) {
        announce(name, value);
        super.setHeader(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
        announce(name, value);
        super.addHeader(name, value);
    }

    @Override
    public void setIntHeader(String name, int value) {
        announce(name, Integer.toString(value));
        super.setIntHeader(name, value);
    }

    @Override
    public void addIntHeader(String name, int value) {
        announce(name, Integer.toString(value));
        super.addIntHeader(name, value);
    }

    private void announce(String name, @Nullable String value) {
        if (CONTENT_LENGTH.equalsIgnoreCase(name)) {
            progress.announcing(value != null && value.matches("\\d{1,18}") ? Long.parseLong(value) : -1);
        }
    }
}
