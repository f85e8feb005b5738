package dev.sessionkit.spi;

/** What a secret may be used for. A secret is compared only with credentials of the use it is presented for. */
public enum CredentialUse {
    /** Opens requests. */
    BEARER,
    /** Is exchanged for new credentials and opens nothing. */
    RENEWAL,
    /** Is exchanged, once, for a session. */
    ONE_TIME
}
