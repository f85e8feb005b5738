package dev.sessionkit.store.token.jws;

/** A JWK set is as it should be, and none of its keys can be used. */
final class NoUsableKeys extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    NoUsableKeys(String message) {
        super(message);
    }
}
