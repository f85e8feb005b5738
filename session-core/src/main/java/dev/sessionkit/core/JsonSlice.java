package dev.sessionkit.core;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A part of an array: one value in JSON, as it was written. Equal where the bytes are. Immutable, as the array must be. */
final class JsonSlice {

    private final byte[] json;
    private final int offset;
    private final int length;

    JsonSlice(byte[] json, int offset, int length) {
        this.json = json;
        this.offset = offset;
        this.length = length;
    }

    byte[] json() {
        return json;
    }

    int offset() {
        return offset;
    }

    int length() {
        return length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonSlice that
                && Arrays.equals(json, offset, offset + length, that.json, that.offset, that.offset + that.length);
    }

    @Override
    public int hashCode() {
        return length;
    }
}
