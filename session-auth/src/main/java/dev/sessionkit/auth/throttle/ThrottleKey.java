package dev.sessionkit.auth.throttle;

/** 128 bits of a keyed hash: as long for every name, and not to be aimed at by strangers. */
record ThrottleKey(long high, long low) {}
