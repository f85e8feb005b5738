package com.example.custom;

import java.util.Optional;

/**
 * What the host has for keeping bytes: a data grid, an embedded database, or a map in memory. Each method is atomic. Where it
 * is broken or cannot be reached it throws an {@link java.io.UncheckedIOException}. Neither it nor its callers change an array
 * that they have handed over. Thread-safe.
 */
public interface KeyValueMap {

    /**
     * Reads.
     *
     * @param key which
     * @return what was put there last, or empty
     */
    Optional<byte[]> get(String key);

    /**
     * Puts something where there is nothing.
     *
     * @param key where
     * @param value what
     * @return false where there is something; then nothing has changed
     */
    boolean putIfAbsent(String key, byte[] value);

    /**
     * Puts something in place of something else.
     *
     * @param key where
     * @param expected what was read there
     * @param next what shall be there
     * @return false where something else is there, or nothing; then nothing has changed
     */
    boolean replace(String key, byte[] expected, byte[] next);

    /**
     * Removes.
     *
     * @param key where
     * @param expected what was read there
     * @return false where something else is there, or nothing; then nothing has changed
     */
    boolean remove(String key, byte[] expected);

    /**
     * All keys.
     *
     * @return what may or may not show what comes and goes while it is read
     */
    Iterable<String> keys();
}
