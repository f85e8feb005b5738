package dev.sessionkit.servlet;

import org.junit.jupiter.api.BeforeEach;

/** What holds in every container. */
interface Contract {

    Site site();

    @BeforeEach
    default void mendStore() {
        site().store.readable = true;
        site().store.writable = true;
    }
}
