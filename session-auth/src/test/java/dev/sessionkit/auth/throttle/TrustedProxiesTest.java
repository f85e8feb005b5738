package dev.sessionkit.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sessionkit.api.SessionRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private static final TrustedProxies TRUSTED = TrustedProxies.of(List.of("10.0.0.0/8", "2001:db8:a::/48"));

    /** A request from a peer, with what proxies added to it. */
    private record Forwarded(String peer, List<String> values) implements SessionRequest {

        @Override
        public List<String> headers(String name) {
            return name.equalsIgnoreCase("x-forwarded-for") ? values : List.of();
        }

        @Override
        public Optional<String> peerAddress() {
            return Optional.ofNullable(peer);
        }
    }

    @Test
    @DisplayName("Who is no trusted proxy may write what it likes")
    void stranger_isThePeer() {
        assertThat(client("192.0.2.1", "198.51.100.7")).isEqualTo("192.0.2.1");
        assertThat(client(TrustedProxies.of(List.of()), "10.0.0.1", "198.51.100.7"))
                .isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "198.51.100.7; 198.51.100.7",
                "203.0.113.9, 198.51.100.7; 198.51.100.7",
                "203.0.113.9, 198.51.100.7, 10.1.2.3; 198.51.100.7",
                "203.0.113.9,198.51.100.7 ,\t10.1.2.3,2001:db8:a:1::1; 198.51.100.7",
                "garbage, 198.51.100.7, 10.1.2.3; 198.51.100.7",
                "198.51.100.7:4711; 198.51.100.7",
                "[2001:db8:b::1]:4711; 2001:db8:b:0:0:0:0:1",
                "[2001:db8:b::1]; 2001:db8:b:0:0:0:0:1",
                "2001:db8:b::1; 2001:db8:b:0:0:0:0:1",
                "::ffff:198.51.100.7; 198.51.100.7",
                "198.51.100.7, ::ffff:10.1.2.3; 198.51.100.7"
            })
    @DisplayName("Behind a trusted proxy: the last entry that is no trusted proxy, whatever stands before it")
    void proxy_tellsTheClient(String header, String expected) {
        assertThat(client("10.0.0.1", header)).isEqualTo(expected);
    }

    @Test
    void severalHeaders_areOneList() {
        assertThat(client("10.0.0.1", "203.0.113.9", "198.51.100.7, 10.2.2.2", "10.1.2.3"))
                .isEqualTo("198.51.100.7");
    }

    @Test
    @DisplayName("A client inside the trusted networks is the farthest entry")
    void allTrusted_farthest() {
        assertThat(client("10.0.0.1", "10.5.5.5, 10.1.2.3")).isEqualTo("10.5.5.5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                ",,,,",
                "198.51.100.7,",
                "198.51.100.7, unknown",
                "198.51.100.7, _hidden",
                "198.51.100.7, localhost",
                "198.51.100.7, 1.2.3",
                "198.51.100.7, 198.51.100.7:",
                "198.51.100.7, 198.51.100.7:x",
                "198.51.100.7, [::1",
                "198.51.100.7, [::1]x",
                "198.51.100.7, []",
                "198.51.100.7, [",
                "198.51.100.7 203.0.113.9",
                "198.51.100.7, ${jndi:ldap://x}",
                "198.51.100.7, fe80::1%eth0",
                "198.51.100.7, \u0000"
            })
    @DisplayName("What cannot be understood: the peer")
    void hostile_fallsBackToPeer(String header) {
        assertThat(client("10.0.0.1", header)).isEqualTo("10.0.0.1");
    }

    @Test
    void noHeader_peer() {
        assertThat(client("10.0.0.1")).isEqualTo("10.0.0.1");
    }

    @Test
    @DisplayName("No more than 16 entries are looked at, and no more of each than an address needs")
    void long_isBounded() {
        String hops = ", 10.1.1.1".repeat(15);
        assertThat(client("10.0.0.1", "198.51.100.7" + hops)).isEqualTo("198.51.100.7");
        assertThat(client("10.0.0.1", "198.51.100.7" + hops + ", 10.1.1.1")).isEqualTo("10.0.0.1");
        assertThat(client("10.0.0.1", "198.51.100.7, " + " ".repeat(1_000_000))).isEqualTo("10.0.0.1");
        assertThat(client("10.0.0.1", "1".repeat(1_000_000))).isEqualTo("10.0.0.1");
        assertThat(client("10.0.0.1", "x,".repeat(1_000_000) + "198.51.100.7")).isEqualTo("198.51.100.7");
    }

    @Test
    void peer_unknown() {
        assertThat(TRUSTED.clientOf(new Forwarded(null, List.of("198.51.100.7"))))
                .isEmpty();
        assertThat(TRUSTED.clientOf(new Forwarded("a unix socket", List.of("198.51.100.7"))))
                .isEmpty();
        assertThat(TRUSTED.clientOf(new Forwarded("", List.of()))).isEmpty();
        assertThat(client("fe80::1%eth0")).isEqualTo("fe80:0:0:0:0:0:0:1");
    }

    @Test
    @DisplayName("Random headers: never an exception, and the answer is the peer or an address that was written")
    void random() {
        Random random = new Random(7);
        String[] parts = {
            "10.1.1.1",
            "198.51.100.7",
            "2001:db8:a::1",
            "[2001:db8:b::1]",
            ":80",
            ",",
            ", ",
            ":",
            "[",
            "]",
            ".",
            "%",
            "f",
            "9",
            " ",
            "\t",
            "\u0000",
            "\uD83D",
            "unknown",
            "::ffff:",
            "\"",
            ";",
            "for="
        };
        List<String> possible = new ArrayList<>();
        for (int round = 0; round < 20_000; round++) {
            List<String> headers = new ArrayList<>();
            for (int lines = random.nextInt(4); lines > 0; lines--) {
                StringBuilder line = new StringBuilder();
                for (int count = random.nextInt(12); count > 0; count--) {
                    line.append(parts[random.nextInt(parts.length)]);
                }
                headers.add(line.toString());
            }
            String client = client("10.0.0.1", headers.toArray(String[]::new));
            if (!client.equals("10.0.0.1")) {
                possible.add(client);
                assertThat(NetworkAddress.parse(client)).as("%s", headers).isPresent();
            }
        }
        assertThat(possible).contains("198.51.100.7", "2001:db8:b:0:0:0:0:1", "10.1.1.1");
    }

    @Test
    @DisplayName("Whatever a client writes, the proxy's own entry behind it counts")
    void random_cannotForge() {
        Random random = new Random(8);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            String forged = new String(bytes, StandardCharsets.ISO_8859_1);

            assertThat(client("10.0.0.1", forged + ", 198.51.100.7")).isEqualTo("198.51.100.7");
            assertThat(client("10.0.0.1", forged, "198.51.100.7, 10.1.2.3")).isEqualTo("198.51.100.7");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proxy.example.com",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/08",
                "10.0.0.0/0",
                "::/0",
                "::/129",
                "10.0.0.1/8",
                "2001:db8::1/64",
                "10.0.0.0/8/8",
                "/8",
                "::ffff:10.0.0.0/104",
                "*"
            })
    void setting_notANetwork_refused(String network) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedProxies.of(List.of("10.0.0.0/8", network)))
                .withMessageStartingWith("TrustedProxies: ");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.128/25, 192.0.2.255, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.128/25, 192.0.3.128, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.0, false",
        "192.0.2.1, ::ffff:192.0.2.1, true",
        "128.0.0.0/1, 255.0.0.0, true",
        "128.0.0.0/1, 127.255.255.255, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "c000:200::/24, 192.0.2.1, false"
    })
    void network_contains(String network, String address, boolean contained) {
        assertThat(Network.of(network).contains(NetworkAddress.parse(address).orElseThrow()))
                .isEqualTo(contained);
    }

    private static String client(String peer, String... headers) {
        return client(TRUSTED, peer, headers);
    }

    private static String client(TrustedProxies proxies, String peer, String... headers) {
        return proxies.clientOf(new Forwarded(peer, List.of(headers)))
                .orElseThrow()
                .toString();
    }
}
