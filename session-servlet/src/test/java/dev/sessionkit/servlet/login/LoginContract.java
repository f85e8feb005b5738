package dev.sessionkit.servlet.login;

import org.junit.jupiter.api.BeforeEach;

/** What holds in every container. */
interface LoginContract {

    LoginSite site();

    @BeforeEach
    default void mendStore() {
        site().store.readable = true;
        site().store.writable = true;
    }
}
