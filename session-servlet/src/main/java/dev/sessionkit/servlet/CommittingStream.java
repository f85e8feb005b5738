package dev.sessionkit.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A response's stream that has the session committed before its first byte leaves. */
final class CommittingStream extends ServletOutputStream {

    private final ServletOutputStream target;
    private final BodyProgress progress;

    CommittingStream(ServletOutputStream target, BodyProgress progress) {
        this.target = target;
        this.progress = progress;
    }

    @Override
    public void write(int oneByte) throws IOException {
        progress.writing(1);
        target.write(oneByte);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        progress.writing(count);
        target.write(bytes, from, count);
    }

    /** Jetty sends these at once, whatever their size. */
    @Override
    public void write(ByteBuffer bytes) throws IOException {
        progress.sending();
        target.write(bytes);
    }

    @Override
    public void flush() throws IOException {
        progress.sending();
        target.flush();
    }

    @Override
    public void close() throws IOException {
        progress.sending();
        target.close();
    }

    @Override
    public boolean isReady() {
        return target.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        target.setWriteListener(listener);
    }
}
