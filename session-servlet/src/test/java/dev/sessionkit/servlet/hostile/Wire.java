package dev.sessionkit.servlet.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/** A client that keeps to no rule: it sends bytes, and listens until the server closes. Used by one thread. */
final class Wire implements AutoCloseable {

    private static final int LONGEST_WAIT_MILLIS = 60_000;

    private final Socket socket;

    Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getByName("localhost"), port);
        socket.setSoTimeout(LONGEST_WAIT_MILLIS);
        socket.setTcpNoDelay(true);
    }

    /** Sends one request, which should ask for the connection to be closed, and takes what comes. */
    static Answer ask(int port, String request) throws IOException {
        try (Wire wire = new Wire(port)) {
            wire.send(request);
            return wire.answer();
        }
    }

    /** Sends nothing more after that, so that a server that waits for more finds the end. */
    static Answer askAndEnd(int port, String request) throws IOException {
        try (Wire wire = new Wire(port)) {
            wire.send(request);
            wire.socket.shutdownOutput();
            return wire.answer();
        }
    }

    /** Byte by byte, each as a packet of its own. */
    static Answer askSlowly(int port, String request) throws IOException {
        try (Wire wire = new Wire(port)) {
            for (char each : request.toCharArray()) {
                wire.send(String.valueOf(each));
            }
            return wire.answer();
        }
    }

    /** Sends that, and is gone: with a reset, not with a farewell. */
    static void sendAndReset(int port, String request) throws IOException {
        try (Wire wire = new Wire(port)) {
            wire.send(request);
            wire.socket.setSoLinger(true, 0);
        }
    }

    void send(String text) throws IOException {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(ISO_8859_1));
            out.flush();
        } catch (SocketException refused) { // the server has closed already; what it said is read next
            if (socket.isClosed()) {
                throw refused;
            }
        }
    }

    Answer answer() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                read.write(next);
            }
        } catch (SocketException reset) { // closed with something unread; what was said before counts
            read.flush();
        }
        return Answer.of(read.toString(ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
