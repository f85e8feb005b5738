package dev.sessionkit.servlet;

import jakarta.servlet.ServletContainerInitializer;

/** A running servlet container with one application, on a free port of this machine. */
public interface Container extends AutoCloseable {

    int port();

    @Override
    void close();

    /** Starts one. */
    interface Kind {
        Container start(ServletContainerInitializer application);
    }
}
