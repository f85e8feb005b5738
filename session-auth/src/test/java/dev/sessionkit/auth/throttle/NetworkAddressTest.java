package dev.sessionkit.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, c0000201",
        "0.0.0.0, 00000000",
        "255.255.255.255, ffffffff",
        "::ffff:192.0.2.1, c0000201",
        "::FFFF:c000:0201, c0000201",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "2001:db8:1:2:ffff::1, 20010db800010002",
        "2001:db8:1:3::1, 20010db800010003",
        "::1, 0000000000000000"
    })
    @DisplayName("IPv4 whole, IPv6 by its /64, IPv4 in IPv6's clothes is IPv4")
    void network(String text, String network) {
        byte[] found = NetworkAddress.parse(text).orElseThrow().network();

        assertThat(HexFormat.of().formatHex(found)).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.4.",
                ".1.2.3.4",
                "01.2.3.4",
                "1.2.3.256",
                "1.2.3.-4",
                "0x1.2.3.4",
                "2130706433",
                " 1.2.3.4",
                "1.2.3.4 ",
                "1.2.3.4\n",
                "localhost",
                "example.com",
                "dead.beef",
                "1.2.3.4:80",
                ":",
                ":::",
                "1::2::3",
                "12345::",
                "::g",
                "[::1]",
                "fe80::1%eth0",
                "1:2:3:4:5:6:7:8:9",
                "::1.2.3",
                "::1.2.3.4.5",
                "unknown",
                "_hidden",
                "::ffff:192.0.2.1, 10.0.0.1",
                "\u0661.2.3.4"
            })
    @DisplayName("Nothing but a literal address is one, and nothing is looked up")
    void other_isNone(String text) {
        assertThat(NetworkAddress.parse(text)).isEmpty();
    }

    @Test
    void long_isNone() {
        assertThat(NetworkAddress.parse("1:".repeat(1_000_000))).isEmpty();
    }

    @Test
    void equality_isOfAddresses() {
        NetworkAddress one = NetworkAddress.parse("2001:db8::1").orElseThrow();
        NetworkAddress same = NetworkAddress.parse("2001:0DB8:0::0:1").orElseThrow();

        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(one).isNotEqualTo(NetworkAddress.parse("2001:db8::2").orElseThrow());
        assertThat(Arrays.equals(one.bytes(), same.bytes())).isTrue();
    }
}
