package dev.sessionkit.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands between a driver and its server, and does to them what networks do. Thread-safe. */
final class TcpProxy implements AutoCloseable {

    /** What becomes of bytes. */
    enum Mode {
        /** They arrive. */
        PASS,
        /** They are dropped, and nobody is told. */
        STALL,
        /** What the client says arrives; the answer resets the client's connection instead. */
        LOSE_ANSWER,
        /** Connections, old and new, are closed. */
        REFUSE
    }

    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int server;
    private volatile Mode mode = Mode.PASS;

    TcpProxy(int server) throws IOException {
        this.server = server;
        start(() -> {
            while (!entrance.isClosed()) {
                connect(entrance.accept());
            }
        });
    }

    int port() {
        return entrance.getLocalPort();
    }

    void turn(Mode next) {
        mode = next;
    }

    private void connect(Socket client) throws IOException {
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
        start(() -> pump(client, behind, false));
        start(() -> pump(behind, client, true));
    }

    private void pump(Socket from, Socket to, boolean answers) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            byte[] buffer = new byte[8192];
            for (int length = in.read(buffer); length >= 0 && mode != Mode.REFUSE; length = in.read(buffer)) {
                if (mode == Mode.LOSE_ANSWER && answers) {
                    to.setSoLinger(true, 0);
                    return;
                }
                if (mode != Mode.STALL) {
                    to.getOutputStream().write(buffer, 0, length);
                }
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // a connection was closed at the other side, which is what this is for
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
