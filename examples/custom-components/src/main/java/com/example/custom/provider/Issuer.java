package com.example.custom.provider;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * Who issues tokens, and what it takes. Thread-safe.
 *
 * @param url the issuer's name
 * @param clock for what is issued
 * @param random for what must not be guessed
 */
record Issuer(String url, InstantSource clock, SecureRandom random) {

    /** Whom all tokens are meant for. */
    static final String AUDIENCE = "party";

    private static final Duration LIFETIME = Duration.ofHours(1);

    /** A session that begins now. */
    Grant grant(String user, String role) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new Grant(user, role, newName(16), now, now.plus(LIFETIME));
    }

    /** Random, in base64url. */
    String newName(int bytes) {
        byte[] name = new byte[bytes];
        random.nextBytes(name);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name);
    }

    /** Who signed in, and for how long that counts. */
    record Grant(String user, String role, String session, Instant issuedAt, Instant expiresAt) {}
}
