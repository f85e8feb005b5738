package dev.sessionkit.resolver.header;

import dev.sessionkit.spi.Setting;
import java.util.Objects;
import java.util.Optional;

/**
 * The section of {@link BearerSessionResolver}. Immutable.
 *
 * @param tokens whose tokens
 * @param responseHeader in which header a token is sent
 * @param sendToBrowsers whether browsers are sent one
 */
public record BearerSessionResolverSettings(
        @Setting(
                value = "SESSION: this framework's tokens. FOREIGN: another system's; none of those is ever sent.",
                byDefault = "SESSION")
        Tokens tokens,

        @Setting("The header of the response that a new token is sent in, if any, such as x-session-token.")
        Optional<String> responseHeader,

        @Setting(
                value = "Whether requests with Sec-Fetch-Site are sent a token: scripts in the browser can read it.",
                byDefault = "false")
        boolean sendToBrowsers) {

    /**
     * Checks that a token may stand in the response header.
     *
     * @param tokens whose tokens
     * @param responseHeader in which header a token is sent
     * @param sendToBrowsers whether browsers are sent one
     * @throws IllegalArgumentException where the header's name is none, or means something else, or nothing is to be sent
     */
    public BearerSessionResolverSettings {
        Objects.requireNonNull(tokens, "tokens");
        responseHeader.ifPresent(name -> HeaderName.check("ResponseHeader", name));
        if (tokens == Tokens.FOREIGN && responseHeader.isPresent()) {
            throw new IllegalArgumentException(
                    "ResponseHeader is set, but with Tokens FOREIGN another system issues the tokens: leave one of them out");
        }
    }
}
