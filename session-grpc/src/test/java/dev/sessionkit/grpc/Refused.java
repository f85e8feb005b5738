package dev.sessionkit.grpc;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * What a client is told in place of an answer.
 *
 * @param thrown by its stub
 */
record Refused(StatusRuntimeException thrown) {

    static Refused by(ThrowingCallable call) {
        StatusRuntimeException thrown = catchThrowableOfType(StatusRuntimeException.class, call);
        return new Refused(thrown);
    }

    /** The code, the reason and what else is said of it, as one text. */
    String told() {
        return code() + " "
                + info().map(info -> info.getReason() + " " + info.getMetadataMap())
                        .orElse("-");
    }

    Status.Code code() {
        return thrown.getStatus().getCode();
    }

    Optional<ErrorInfo> info() {
        return details(ErrorInfo.class);
    }

    Optional<Duration> retryAfter() {
        return details(RetryInfo.class)
                .map(RetryInfo::getRetryDelay)
                .map(delay -> Duration.ofSeconds(delay.getSeconds(), delay.getNanos()));
    }

    /** All that was sent. */
    String text() {
        return thrown.getStatus() + " " + thrown.getTrailers() + " " + StatusProto.fromThrowable(thrown);
    }

    private <T extends com.google.protobuf.Message> Optional<T> details(Class<T> type) {
        com.google.rpc.Status status = StatusProto.fromThrowable(thrown);
        List<Any> details = status == null ? List.of() : status.getDetailsList();
        return details.stream().filter(detail -> detail.is(type)).findFirst().map(detail -> unpack(detail, type));
    }

    private static <T extends com.google.protobuf.Message> T unpack(Any detail, Class<T> type) {
        try {
            return detail.unpack(type);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }
}
