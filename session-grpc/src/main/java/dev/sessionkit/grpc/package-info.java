/**
 * Sessions over gRPC: {@link dev.sessionkit.grpc.SessionServerInterceptor} in front of services, its
 * {@link dev.sessionkit.grpc.SessionServerInterceptor#context} in each of them.
 */
package dev.sessionkit.grpc;
