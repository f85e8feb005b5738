/**
 * Sessions over gRPC: {@link dev.sessionkit.grpc.SessionServerInterceptor} in front of services, its
 * {@link dev.sessionkit.grpc.SessionServerInterceptor#context} in each of them, and
 * {@link dev.sessionkit.grpc.SessionClientInterceptor} on the other side.
 */
package dev.sessionkit.grpc;
