package dev.sessionkit.servlet.login;

import dev.sessionkit.auth.Authentication;
import dev.sessionkit.core.SessionFramework;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves the OpenAPI document. It is made when it is first asked for, and stays the same as long as the host runs. Its type is
 * {@code application/json}, which every program knows what to do with: OpenAPI's own has never been registered. Thread-safe.
 */
final class OpenApiEndpoint implements Endpoint {

    private final SessionFramework framework;
    private final Authentication authentication;
    private volatile @Nullable Document document;

    OpenApiEndpoint(SessionFramework framework, Authentication authentication) {
        this.framework = framework;
        this.authentication = authentication;
    }

    /** As it is sent, and what it is known by. */
    @SuppressWarnings("ArrayRecordComponent") // nobody changes or compares it
    private record Document(byte[] json, String tag) {

        static Document of(byte[] json) {
            return new Document(
                    json, '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(json)) + '"');
        }
    }

    @Override
    public void answer(Call call) throws IOException {
        Document made = document(call);
        call.response().setHeader("Cache-Control", "no-cache"); // kept, and asked for with its tag
        call.response().setHeader("ETag", made.tag());
        if (isKnown(call, made.tag())) {
            call.response().setStatus(304);
            return;
        }
        call.response().setContentType("application/json");
        call.response().setContentLength(made.json().length);
        call.response().getOutputStream().write(made.json());
    }

    /** Two at the same time make the same. */
    private Document document(Call call) {
        Document made = document;
        if (made == null) {
            String context = call.request().getServletContext().getContextPath();
            made = Document.of(JsonMapper.shared()
                    .writeValueAsBytes(OpenApiDocument.of(
                            framework, authentication, URI.create(context).toASCIIString())));
            document = made;
        }
        return made;
    }

    /** RFC 9110, section 13.1.2. */
    private static boolean isKnown(Call call, String tag) {
        return Collections.list(call.request().getHeaders("If-None-Match")).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
