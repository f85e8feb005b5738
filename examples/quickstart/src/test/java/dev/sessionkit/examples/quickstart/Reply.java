package dev.sessionkit.examples.quickstart;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** What the host answered. */
record Reply(int status, String body, HttpResponse<String> raw) {

    static Reply of(HttpResponse<String> raw) {
        return new Reply(raw.statusCode(), raw.body().strip(), raw);
    }

    Optional<String> header(String name) {
        return raw.headers().firstValue(name);
    }

    List<String> headers(String name) {
        return raw.headers().allValues(name);
    }

    /** The session cookie as a client sends it back; empty where none was set. */
    Optional<String> cookie() {
        return header("Set-Cookie").map(line -> line.split(";", 2)[0]);
    }

    /** Status and body in one, for an assertion that shows both. */
    String summary() {
        return status + " " + body;
    }
}
