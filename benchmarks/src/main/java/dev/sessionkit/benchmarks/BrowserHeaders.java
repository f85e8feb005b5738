package dev.sessionkit.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a browser sends along with a click. */
final class BrowserHeaders {

    private BrowserHeaders() {}

    /** By name, in order. */
    static Map<String, String> with(String cookie) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", "localhost");
        headers.put("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        headers.put("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        headers.put("Accept-Language", "en-GB,en;q=0.7,de;q=0.3");
        headers.put("Accept-Encoding", "gzip, deflate, br, zstd");
        headers.put("Sec-Fetch-Dest", "document");
        headers.put("Sec-Fetch-Mode", "navigate");
        headers.put("Sec-Fetch-Site", "same-origin");
        headers.put("Cookie", cookie);
        return headers;
    }
}
