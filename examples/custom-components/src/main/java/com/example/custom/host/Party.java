package com.example.custom.host;

/**
 * What the party service answers. Immutable.
 *
 * @param party the party's name
 * @param account the id of the account whose party it is
 * @param role the account's role
 */
public record Party(String party, String account, String role) {}
