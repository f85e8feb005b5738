package dev.sessionkit.grpc;

import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.util.UUID;

/** What calls go over. */
enum Wire {
    /** Within this process. */
    IN_PROCESS {
        @Override
        ServerBuilder<?> server(String name) {
            return InProcessServerBuilder.forName(name);
        }

        @Override
        ManagedChannelBuilder<?> channel(Server server, String name) {
            return InProcessChannelBuilder.forName(name);
        }
    },
    /** HTTP/2 on a free port, with room for large metadata. */
    NETTY {
        @Override
        ServerBuilder<?> server(String name) {
            return NettyServerBuilder.forPort(0, InsecureServerCredentials.create())
                    .maxInboundMetadataSize(200_000);
        }

        @Override
        ManagedChannelBuilder<?> channel(Server server, String name) {
            return NettyChannelBuilder.forAddress("localhost", server.getPort(), InsecureChannelCredentials.create());
        }
    };

    abstract ServerBuilder<?> server(String name);

    abstract ManagedChannelBuilder<?> channel(Server server, String name);

    static String newName() {
        return UUID.randomUUID().toString();
    }
}
