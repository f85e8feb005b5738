package dev.sessionkit.resolver.header;

import dev.sessionkit.spi.Setting;
import java.util.Objects;

/**
 * The section of {@link HeaderSessionResolver}. Immutable.
 *
 * @param header which header
 * @param tokens whose tokens
 * @param sendToBrowsers whether browsers are sent one
 */
public record HeaderSessionResolverSettings(
        @Setting(
                value = "The header, or gRPC metadata name, that carries the token; compared without regard to case.",
                byDefault = "x-session-id")
        String header,

        @Setting(
                value = "SESSION: this framework's tokens. FOREIGN: another system's; none of those is ever sent.",
                byDefault = "SESSION")
        Tokens tokens,

        @Setting(
                value = "Whether requests with Sec-Fetch-Site are sent a token: scripts in the browser can read it.",
                byDefault = "false")
        boolean sendToBrowsers) {

    /**
     * Checks that a token may stand in the header.
     *
     * @param header which header
     * @param tokens whose tokens
     * @param sendToBrowsers whether browsers are sent one
     * @throws IllegalArgumentException where the header's name is none, or means something else
     */
    public HeaderSessionResolverSettings {
        HeaderName.check("Header", header);
        Objects.requireNonNull(tokens, "tokens");
    }
}
