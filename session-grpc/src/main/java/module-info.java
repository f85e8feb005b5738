/** Sessions for gRPC hosts and their clients: interceptors, and the service of signing in. */
@SuppressWarnings("requires-transitive-automatic") // gRPC's jars are no modules yet
module dev.sessionkit.grpc {
    requires transitive com.google.common;
    requires com.google
            .common
            .util
            .concurrent
            .internal; // the Guava that gRPC brings is no module, so it cannot say so itself
    requires transitive com.google.protobuf;
    requires transitive dev.sessionkit.auth;
    requires transitive dev.sessionkit.core;
    requires io.grpc.protobuf;
    requires transitive io.grpc;
    requires transitive io.grpc.stub;
    requires org.slf4j;
    requires proto.google.common.protos;
    requires static org.jspecify;

    exports dev.sessionkit.grpc;
    exports dev.sessionkit.grpc.v1;
}
