package dev.sessionkit.grpc;

import dev.sessionkit.auth.Authentication;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.grpc.v1.CreateSessionRequest;
import dev.sessionkit.grpc.v1.CreateSessionResponse;
import dev.sessionkit.grpc.v1.SessionsServiceGrpc;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.tck.StoppedClock;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A node of a game's backend: the service of seed 000, and parties. */
final class Node implements AutoCloseable {

    /** Says what the tests provoke on purpose. */
    private static final Logger GRPC = Logger.getLogger("io.grpc");

    static {
        GRPC.setLevel(Level.OFF);
    }

    static final String PASSWORD = "correct horse battery staple";
    static final String DEVICE = "0d3f6f0a-5d0c-4d2e-9a53-6a3d7b1d2c11";
    static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    /** Beyond the reach of signed 32-bit seconds. */
    final StoppedClock clock = new StoppedClock(Instant.parse("2060-01-01T12:00:00Z"));

    final SwitchableStore store = new SwitchableStore();
    final SessionFramework framework;
    final Authentication authentication;
    final PartyService party = new PartyService();
    final Server server;
    private final Wire wire;
    private final String name = Wire.newName();
    private final List<ManagedChannel> channels = new ArrayList<>();
    private final AtomicInteger users = new AtomicInteger();

    Node(Wire wire) {
        this(wire, Stored.SWITCHABLE, rules -> rules, server -> {});
    }

    Node(Wire wire, Stored stored) {
        this(wire, stored, rules -> rules, server -> {});
    }

    /** What a test wants of the server besides. */
    @FunctionalInterface
    interface Besides {
        void apply(ServerBuilder<?> server);
    }

    Node(Wire wire, Stored stored, UnaryOperator<SessionServerInterceptor.Builder> rules, Besides besides) {
        this.wire = wire;
        this.framework = Authentication.sections(SessionFramework.builder())
                .settings("""
                        {"Authentication": {"SessionResolver": "BearerSessionResolver"},
                         "BearerSessionResolver": {"ResponseHeader": "x-session-token"},
                         %s
                         "Sessions": {"IdleTimeout": "PT1H"},
                         "Passwords": {"MemoryKib": 7168, "Iterations": 5, "LongestWait": "PT30S"},
                         "Login": {"SessionLimit": 3, "LimitPolicy": "REJECT"},
                         "LoginThrottle": {"TriesPerAccountAndAddress": 3, "TriesPerAddress": 10000}}""".formatted(stored.settings()))
                .environment(Map.of())
                .clock(clock)
                .store("Switchable", store)
                .build();
        this.authentication = Authentication.of(framework);
        SessionServerInterceptor sessions =
                rules.apply(SessionServerInterceptor.builder(framework)).build();
        ServerBuilder<?> builder = wire.server(name)
                .addService(sessions.intercept(SessionsApi.of(framework, authentication)))
                .addService(sessions.intercept(party));
        besides.apply(builder);
        try {
            this.server = builder.build().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client of its own connection. */
    ManagedChannel channel() {
        return channel("");
    }

    ManagedChannel channel(String agent) {
        ManagedChannel channel = wire.channel(server, name)
                .userAgent(agent.isEmpty() ? "node-test/1.0" : agent)
                .build();
        channels.add(channel);
        return channel;
    }

    /** Somebody new, who has an account. */
    Account newUser() {
        return authentication
                .accountService()
                .register("user" + users.incrementAndGet(), Optional.empty(), Secret.of(PASSWORD));
    }

    SessionsServiceGrpc.SessionsServiceBlockingStub sessions(Channel channel) {
        return SessionsServiceGrpc.newBlockingStub(channel);
    }

    CreateSessionResponse signIn(Channel channel, String username) {
        return sessions(channel).createSession(login(username, PASSWORD, DEVICE));
    }

    static CreateSessionRequest login(String username, String password, String device) {
        return CreateSessionRequest.newBuilder()
                .setUsername(username)
                .setPassword(password)
                .setDeviceUuid(device)
                .build();
    }

    /** The channel with a token in each call's metadata. */
    static Channel bearing(Channel channel, String token) {
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + token);
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
        server.shutdownNow();
        try {
            server.awaitTermination();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        framework.close();
    }
}
