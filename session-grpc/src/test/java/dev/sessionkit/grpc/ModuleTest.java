package dev.sessionkit.grpc;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The module")
class ModuleTest {

    @Test
    @DisplayName("exports the interceptors and the messages, and needs no more than it says")
    void descriptor() throws IOException, URISyntaxException {
        ModuleDescriptor module;
        try (InputStream in = Files.newInputStream(classes().resolve("module-info.class"))) {
            module = ModuleDescriptor.read(in);
        }

        assertThat(module.exports())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrder("dev.sessionkit.grpc", "dev.sessionkit.grpc.v1");
        assertThat(module.requires().stream()
                        .filter(required -> !required.modifiers().contains(Requires.Modifier.STATIC))
                        .map(Requires::name)
                        .collect(toSet()))
                .containsExactlyInAnyOrder(
                        "java.base",
                        "com.google.common",
                        "com.google.common.util.concurrent.internal",
                        "com.google.protobuf",
                        "dev.sessionkit.auth",
                        "dev.sessionkit.core",
                        "io.grpc",
                        "io.grpc.protobuf",
                        "io.grpc.stub",
                        "org.slf4j",
                        "proto.google.common.protos");
    }

    @Test
    @DisplayName("has few public types")
    void publicTypes() throws Exception {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(classes().resolve("dev/sessionkit/grpc"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                if (Modifier.isPublic(
                        Class.forName("dev.sessionkit.grpc." + name).getModifiers())) {
                    names.add(name);
                }
            }
        }
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "HeldTokens",
                        "SessionClientInterceptor",
                        "SessionClientInterceptor$Builder",
                        "SessionServerInterceptor",
                        "SessionServerInterceptor$Builder",
                        "SessionsApi");
    }

    @Test
    @DisplayName("brings sessions.proto along, with the messages of seed 000, field by field")
    void proto() throws IOException, URISyntaxException {
        String proto = Files.readString(classes().resolve("sessionkit/v1/sessions.proto"));
        List<String> fields = proto.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("message") || line.matches("(string|uint32|uint64) .*"))
                .toList();
        String grant = "string auth_token = 1;|string reissue_token = 2;|uint32 exp = 3;|uint64 user_id = 4;"
                + "|string username = 5;|string user_uuid = 6;";

        assertThat(String.join("|", fields))
                .isEqualTo(String.join(
                        "|",
                        "message CreateSessionRequest {|string username = 1;|string password = 2;|string device_uuid = 3;",
                        "message CreateSessionResponse {|" + grant,
                        "message ReissueSessionRequest {|string reissue_token = 1;",
                        "message ReissueSessionResponse {|" + grant,
                        "message DestroySessionRequest {}",
                        "message DestroySessionResponse {}"));
    }

    private static Path classes() throws URISyntaxException {
        return Path.of(SessionsApi.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
