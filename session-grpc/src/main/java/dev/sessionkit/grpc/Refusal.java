package dev.sessionkit.grpc;

import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An answer that is not what was asked for: a status with {@code google.rpc} details. Nothing in it is the client's. Immutable.
 *
 * @param code of gRPC
 * @param reason what is wrong, for programs; stays as it is from version to version
 * @param message the same for people
 * @param metadata what else there is to say, by name
 * @param retryAfter how long until it is worth trying again; empty where it never is
 */
record Refusal(
        Status.Code code, String reason, String message, Map<String, String> metadata, Optional<Duration> retryAfter) {

    /** Whose reasons these are ({@code google.rpc.ErrorInfo}). */
    static final String DOMAIN = "sessionkit.dev";

    static Refusal of(Status.Code code, String reason, String message) {
        return new Refusal(code, reason, message, Map.of(), Optional.empty());
    }

    Refusal saying(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(metadata);
        more.put(name, value);
        return new Refusal(code, reason, message, more, retryAfter);
    }

    Refusal retryAfter(Duration wait) {
        return new Refusal(code, reason, message, metadata, Optional.of(wait));
    }

    /** As gRPC writes it, with its trailers. */
    StatusRuntimeException exception() {
        com.google.rpc.Status.Builder status = com.google.rpc.Status.newBuilder()
                .setCode(code.value())
                .setMessage(message)
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setReason(reason)
                        .setDomain(DOMAIN)
                        .putAllMetadata(metadata)
                        .build()));
        retryAfter.ifPresent(wait -> status.addDetails(
                Any.pack(RetryInfo.newBuilder().setRetryDelay(protobuf(wait)).build())));
        return StatusProto.toStatusRuntimeException(status.build());
    }

    private static com.google.protobuf.Duration protobuf(Duration wait) {
        return com.google.protobuf.Duration.newBuilder()
                .setSeconds(wait.getSeconds())
                .setNanos(wait.getNano())
                .build();
    }
}
