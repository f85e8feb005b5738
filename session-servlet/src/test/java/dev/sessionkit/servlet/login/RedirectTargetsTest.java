package dev.sessionkit.servlet.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A redirect target")
class RedirectTargetsTest {

    private final RedirectTargets targets = RedirectTargets.of(List.of(
            "https://good.example.com",
            "https://good.example.com:8443/",
            "https://app.example.com/allowed",
            "http://localhost:3000/dev/",
            "http://[::1]:3000"));

    @ParameterizedTest
    @DisplayName("is a page of this host, or of what the settings name, at or below the path there")
    @ValueSource(
            strings = {
                "/",
                "/inbox",
                "/inbox/",
                "/a//b",
                "/inbox?a=b&c=%2F%2Fevil.com&d=https://evil.com/?e",
                "/~anne/it's(fine),+*;=:@$!&._-",
                "/%C3%BC",
                "/...",
                "/.well-known/x",
                "/a..b/..c",
                "https://good.example.com",
                "https://good.example.com/",
                "https://good.example.com?x",
                "https://good.example.com/any/where?x=y",
                "https://good.example.com/@evil.com",
                "https://good.example.com:8443",
                "https://good.example.com:8443/x",
                "https://app.example.com/allowed",
                "https://app.example.com/allowed/",
                "https://app.example.com/allowed?x=../..",
                "https://app.example.com/allowed/x/y?z",
                "http://localhost:3000/dev",
                "http://localhost:3000/dev/x",
                "http://[::1]:3000/x",
            })
    void allowed(String target) {
        assertThat(targets.allows(target)).isTrue();
        assertThat(targets.require(target)).isSameAs(target);
    }

    @ParameterizedTest
    @DisplayName("is nothing else, however it is written")
    @ValueSource(
            strings = {
                "",
                " ",
                "inbox",
                "./inbox",
                "../inbox",
                "?x",
                "#x",
                ":",
                // another host
                "//evil.com",
                "///evil.com",
                "////evil.com",
                "/\\evil.com",
                "\\/evil.com",
                "\\\\evil.com",
                "/\t/evil.com",
                "/\n/evil.com",
                "/\r/evil.com",
                "\t//evil.com",
                " //evil.com",
                "\u0000//evil.com",
                "/ /evil.com",
                "/%09/evil.com",
                "/%0a/evil.com",
                "/%0D%0ASet-Cookie:a=b",
                "/%2f/evil.com",
                "/%2Fevil.com",
                "/%5cevil.com",
                "/%5Cevil.com",
                "https:evil.com",
                "https:/evil.com",
                "https:///evil.com",
                "https:\\\\evil.com",
                "https://evil.com",
                "http://good.example.com",
                "HTTPS://good.example.com",
                "https://GOOD.example.com",
                "https://Good.Example.Com/x",
                "https://good.example.com.",
                "https://good.example.com./x",
                "https://good.example.com.evil.com",
                "https://good.example.comevil.com",
                "https://good.example.com-evil.com",
                "https://good.example.com@evil.com",
                "https://good.example.com:x@evil.com",
                "https://user@good.example.com",
                "https://user:password@good.example.com",
                "https://@good.example.com",
                "https://good.example.com:443",
                "https://good.example.com:",
                "https://good.example.com:80",
                "https://good.example.com:84433",
                "https://good.example.com:8443@evil.com",
                "https://good.example.com\\@evil.com",
                "https://good.example.com\\.evil.com",
                "https://good.example.com%2eevil.com",
                "https://good.example.com%2fevil.com",
                "https://good.example.com%00.evil.com",
                "https://good.example.com;evil.com",
                "https://good.example.com,evil.com",
                "https://good.example.com&evil.com",
                "https://good.example.com\t.evil.com",
                "https://good.example.com .evil.com",
                "https://good.example.com\u3002evil.com",
                "https://good\u2024example.com",
                "https://g\u043eod.example.com",
                "https://xn--god-example.com",
                "https://sub.good.example.com",
                "https://example.com",
                "https://\u200bgood.example.com",
                "https://evil.com/https://good.example.com",
                "https://evil.com?https://good.example.com",
                "https://evil.com#https://good.example.com",
                "//good.example.com",
                "//good.example.com/x",
                "good.example.com",
                "https://[::ffff:1.2.3.4]/",
                "http://2130706433:3000/dev",
                "http://127.0.0.1:3000/dev",
                "http://localhost:3001/dev",
                "http://localhost/dev",
                // out of the path
                "https://app.example.com",
                "https://app.example.com/",
                "https://app.example.com/Allowed",
                "https://app.example.com/allowedx",
                "https://app.example.com/allowed;x",
                "https://app.example.com/allowed%2f",
                "https://app.example.com/x/allowed",
                "https://app.example.com//allowed",
                "https://app.example.com/%61llowed",
                "https://app.example.com/allowed/..",
                "https://app.example.com/allowed/../x",
                "https://app.example.com/allowed/./x",
                "https://app.example.com/allowed/.",
                "https://app.example.com/allowed/x/../../y",
                "https://app.example.com/allowed/%2e%2e/x",
                "https://app.example.com/allowed/%2E%2E/x",
                "https://app.example.com/allowed/.%2e/x",
                "https://app.example.com/allowed/%2e./x",
                "https://app.example.com/allowed/%2e/x",
                "https://app.example.com/allowed/..;/x",
                "https://app.example.com/allowed/..;a=b/x",
                "https://app.example.com/allowed/..%3b/x",
                "https://app.example.com/allowed/..%3B/x",
                "https://app.example.com/allowed/..%2fx",
                "https://app.example.com/allowed/..%5cx",
                "https://app.example.com/allowed\\..\\x",
                "https://app.example.com/allowed/%00",
                "https://app.example.com/allowed/%7f",
                "/x/../y",
                "/..",
                "/.",
                "/./x",
                "/.//evil.com",
                "/..//evil.com",
                "/%2e%2e//evil.com",
                // other schemes
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "java\nscript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "file:///etc/passwd",
                "blob:https://good.example.com/x",
                "view-source:https://good.example.com",
                "intent://good.example.com",
                "about:blank",
                // what would take the fragment's place, or break out of the header
                "/x#access-token=evil",
                "/#",
                "https://good.example.com/#",
                "https://good.example.com#x",
                "/x\r\nSet-Cookie: a=b",
                "/x\nSet-Cookie: a=b",
                "/x\u2028y",
                "/x\u0085y",
                "/x y",
                "/x\"y",
                "/<script>",
                "/x|y",
                "/x^y",
                "/x`y",
                "/{x}",
                "/[x]",
                "/x?[y]",
                "/x?y z",
                "/x?y\\z",
                "/x?y\"z",
                "/%",
                "/%zz",
                "/%a",
                "/x?%",
                "/x?%4",
                "/x?%g1",
                "/\u00fc",
                "/\ud83d\ude00",
                "/\ud800",
                "/\uff0fevil.com",
                "\uff0f\uff0fevil.com",
                "/\u2215/evil.com",
            })
    void refused(String target) {
        assertThat(targets.allows(target)).isFalse();
    }

    @Test
    @DisplayName("has at most 2048 characters")
    void length() {
        assertThat(targets.allows("/" + "x".repeat(2047))).isTrue();
        assertThat(targets.allows("/" + "x".repeat(2048))).isFalse();
        assertThat(targets.allows("/" + "x".repeat(4096))).isFalse();
        assertThat(targets.allows("/" + "%41".repeat(600_000))).isFalse();
    }

    @ParameterizedTest
    @DisplayName(
            "that is allowed is read by java.net.URI as a page of this host, or of an origin of the list, whatever is tried")
    @MethodSource("seeds")
    void readAlike(long seed) {
        Random random = new Random(seed);
        String[] parts = {
            "/",
            "//",
            "\\",
            "https:",
            "http:",
            "good.example.com",
            "app.example.com",
            "evil.com",
            "allowed",
            "..",
            ".",
            "%2e",
            "%2f",
            "%5c",
            "@",
            ":",
            "8443",
            "?",
            "#",
            ";",
            "x",
            "\t",
            "\n",
            " ",
            "%09",
            "[",
            "]",
            "\u00fc",
            "&",
            "=",
            ""
        };
        int allowed = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder target =
                    new StringBuilder(random.nextBoolean() ? "https://" + parts[5 + random.nextInt(3)] : "/");
            for (int n = random.nextInt(6); n > 0; n--) {
                target.append(parts[random.nextInt(parts.length)]);
            }
            if (targets.allows(target.toString())) {
                allowed++;
                requireHarmless(target.toString());
            }
        }
        assertThat(allowed).isGreaterThan(500);
    }

    private static IntStream seeds() {
        return IntStream.rangeClosed(1, 5);
    }

    private static void requireHarmless(String target) {
        URI base = URI.create("https://shop.example.com/api/auth/v1/login");
        URI read = base.resolve(target).normalize();
        assertThat(read.getRawFragment()).as(target).isNull();
        assertThat(read.getRawUserInfo()).as(target).isNull();
        assertThat(read.getScheme()).as(target).isEqualTo("https");
        assertThat(Set.of("shop.example.com", "good.example.com", "good.example.com:8443", "app.example.com"))
                .as(target)
                .contains(read.getRawAuthority());
        if ("app.example.com".equals(read.getRawAuthority())) {
            assertThat(read.getPath()).as(target).matches("/allowed(/.*)?");
        }
    }

    @ParameterizedTest
    @DisplayName(
            "of the settings is an origin as browsers write it, https but on this machine, with a plain path or none")
    @ValueSource(
            strings = {
                "",
                "*",
                "/x",
                "good.example.com",
                "https://",
                "https://*.example.com",
                "https://GOOD.example.com",
                "https://good.example.com:443",
                "https://user@good.example.com",
                "https://good.example.com?x",
                "https://good.example.com#x",
                "https://good.example.com/x?y",
                "https://good.example.com/x#y",
                "https://good.example.com/x/../y",
                "https://good.example.com/%2e%2e",
                "https://good.example.com/a%2fb",
                "https://good.example.com\\x",
                "https://b\u00fccher.example",
                "http://good.example.com",
                "http://localhost.evil.com",
                "ftp://good.example.com",
                "javascript:x",
                "https://good.example.com https://evil.com",
            })
    void settings(String setting) {
        assertThatIllegalArgumentException().isThrownBy(() -> RedirectTargets.of(List.of(setting)));
    }
}
