package com.example.custom;

import dev.sessionkit.spi.Setting;

/**
 * The section {@code MyCustomSessionResolver} of the settings. Immutable.
 *
 * @param header which header
 */
public record MyCustomSessionResolverSettings(
        @Setting(value = "The header in which the other system's token comes.", byDefault = "x-identity-token")
        String header) {

    private static final int LONGEST = 64;

    /**
     * Checks that there can be such a header.
     *
     * @param header which header
     */
    public MyCustomSessionResolverSettings {
        if (!header.matches("[A-Za-z0-9-]{1," + LONGEST + "}")) {
            throw new IllegalArgumentException("Header is \"" + header + "\": it has 1 to " + LONGEST
                    + " letters, digits and hyphens, such as x-identity-token");
        }
    }
}
