package dev.sessionkit.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The origins; what becomes of requests is {@link CrossSiteContract}. */
@DisplayName("A cross-site guard")
class CrossSiteGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example.com",
                "http://localhost:8080",
                "https://127.0.0.1:8443",
                "https://[::1]:8443",
                "https://xn--bcher-kva.example"
            })
    @DisplayName("takes origins as browsers write them")
    void origins(String origin) {
        assertThat(CrossSiteGuard.of(Set.of(origin))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "*",
                "shop.example.com",
                "https://shop.example.com/",
                "https://shop.example.com/path",
                "https://shop.example.com:443",
                "http://shop.example.com:80",
                "https://Shop.example.com",
                "HTTPS://shop.example.com",
                "https://*.example.com",
                "https://user@shop.example.com",
                "https://shop.example.com?x",
                "https://shop.example.com#x",
                "ftp://shop.example.com",
                "https://b\u00fccher.example",
                "https:// shop.example.com"
            })
    @DisplayName("refuses what no browser would ever send, so that no host is locked out by a slip")
    void noOrigins(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrossSiteGuard.of(Set.of(origin)))
                .withMessageStartingWith("'" + origin + "' is not an origin as browsers write it");
    }
}
