/** The store that needs nothing: {@link dev.sessionkit.core.memory.MemorySessionStore}, chosen by its name in the settings. */
package dev.sessionkit.core.memory;
