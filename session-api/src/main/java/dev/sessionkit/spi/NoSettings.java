package dev.sessionkit.spi;

/** The section of a component that has no settings. */
public record NoSettings() {}
