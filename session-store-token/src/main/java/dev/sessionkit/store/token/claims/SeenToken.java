package dev.sessionkit.store.token.claims;

/**
 * A token's text as the key of a map. Its hash is that of its last characters, which are the signature's, so that the whole
 * text is compared only by somebody who knows these already: a hundred bits that nobody guesses, however long a comparison
 * takes. Prints nothing of it. Immutable.
 */
final class SeenToken {

    /** The fewest characters a token has that can be looked up. */
    static final int SHORTEST = 2 * Long.BYTES;

    private final String text;
    private final long last;
    private final long beforeLast;

    /** A token of {@link #SHORTEST} characters or more. */
    SeenToken(String text) {
        this.text = text;
        this.last = eight(text, text.length() - Long.BYTES);
        this.beforeLast = eight(text, text.length() - SHORTEST);
    }

    private static long eight(String text, int from) {
        long packed = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            packed = packed << Byte.SIZE ^ text.charAt(from + i);
        }
        return packed;
    }

    String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeenToken that
                && (last ^ that.last | beforeLast ^ that.beforeLast) == 0
                && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(last * 31 + beforeLast);
    }

    @Override
    public String toString() {
        return "[hidden]";
    }
}
