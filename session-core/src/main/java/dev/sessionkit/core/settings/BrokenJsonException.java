package dev.sessionkit.core.settings;

/** A text is no JSON document. */
final class BrokenJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String what;

    BrokenJsonException(String what) {
        super(what);
        this.what = what;
    }

    /** What is wrong, and at which line and column. */
    String what() {
        return what;
    }
}
