package dev.sessionkit.servlet.hostile;

import org.junit.jupiter.api.BeforeEach;

/** What holds in every container. */
interface OpenHostContract {

    OpenHost host();

    @BeforeEach
    default void mendStore() {
        host().works(true);
    }
}
