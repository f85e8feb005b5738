package dev.sessionkit.examples.quickstart;

import java.io.IOException;

/** A host as tests need it: stopped and started again, it listens on the same port and has the same data. */
interface RestartableHost extends AutoCloseable {

    int port();

    void restart() throws IOException;

    @Override
    void close() throws IOException;

    /** A client without connections that a restart has cut. */
    default Client client() {
        return new Client(port());
    }
}
