package dev.sessionkit.store.token.jws;

import java.io.IOException;

/** A provider's answer that holds no keys. The message quotes nothing of it. */
final class KeysUnavailable extends IOException {

    private static final long serialVersionUID = 1L;

    KeysUnavailable(String message) {
        super(message);
    }
}
