package dev.sessionkit.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.nio.CharBuffer;
import java.nio.charset.Charset;

/** A response's writer that has the session committed before its first byte leaves. */
final class CommittingWriter extends PrintWriter {

    private final PrintWriter target;
    private final BodyProgress progress;
    private final Charset charset;

    CommittingWriter(PrintWriter target, BodyProgress progress, Charset charset) {
        super(target);
        this.target = target;
        this.progress = progress;
        this.charset = charset;
    }

    @Override
    public void write(int character) {
        progress.writing(bytes(Character.toString((char) character)));
        target.write(character);
    }

    @Override
    public void write(char[] characters, int from, int count) {
        if (progress.counts()) {
            progress.writing(bytes(CharBuffer.wrap(characters, from, count)));
        }
        target.write(characters, from, count);
    }

    @Override
    public void write(String text, int from, int count) {
        if (progress.counts()) {
            progress.writing(bytes(CharBuffer.wrap(text, from, from + count)));
        }
        target.write(text, from, count);
    }

    @Override
    public void println() {
        write(System.lineSeparator());
    }

    @Override
    public void flush() {
        progress.sending();
        target.flush();
    }

    @Override
    public void close() {
        progress.sending();
        target.close();
    }

    /** How many bytes a text becomes: exactly in UTF-8, at most in others. */
    private long bytes(CharSequence text) {
        if (!charset.equals(UTF_8)) {
            return (long)
                    Math.ceil(text.length() * (double) charset.newEncoder().maxBytesPerChar());
        }
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
