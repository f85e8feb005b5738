package dev.sessionkit.store.token.jws;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text with blocks of PEM (RFC 7468). Messages quote nothing of it. Immutable.
 *
 * @param labels of all blocks that begin
 * @param blocks those that are whole
 */
record PemText(List<String> labels, List<PemText.Block> blocks) {

    private static final int LONGEST = 64 * 1024; // characters
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----");
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]*+)-----END \\1-----");
    private static final Pattern SPACE = Pattern.compile("\\s");

    static PemText read(String pem) {
        if (pem.length() > LONGEST) {
            throw new IllegalArgumentException("a PEM text has at most " + LONGEST + " characters");
        }
        return new PemText(
                BEGIN.matcher(pem).results().map(begin -> begin.group(1)).toList(),
                BLOCK.matcher(pem)
                        .results()
                        .map(block -> new Block(block.group(1), block.group(2)))
                        .toList());
    }

    /** Without the cause, whose message might quote the key. */
    static IllegalArgumentException broken(String what) {
        return new IllegalArgumentException("the PEM text cannot be read: " + what + " is broken");
    }

    @Override
    public String toString() {
        return "PemText" + labels;
    }

    /** One block. Prints nothing of its content. */
    record Block(String label, String base64) {

        byte[] content() {
            try {
                return Base64.getDecoder().decode(SPACE.matcher(base64).replaceAll(""));
            } catch (IllegalArgumentException e) {
                throw broken("its base64");
            }
        }

        @Override
        public String toString() {
            return "Block[" + label + "]";
        }
    }
}
