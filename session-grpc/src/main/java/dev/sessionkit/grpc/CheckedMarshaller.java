package dev.sessionkit.grpc;

import com.google.protobuf.MessageLite;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests. Where gRPC itself reads one that is none, the call fails as if its handler had, and the log fills; so in place of
 * such a request this gives an empty one of its own, which the interceptor knows by its identity and refuses. Thread-safe.
 *
 * @param marshaller the generated one
 * @param unreadable stands for a request that is none
 * @param tooLarge stands for one that is larger, once unpacked, than the server reads
 * @param <T> what is read
 */
record CheckedMarshaller<T>(PrototypeMarshaller<T> marshaller, T unreadable, T tooLarge)
        implements PrototypeMarshaller<T> {

    /** The same marshaller where it is not of protocol buffers. */
    static <T> MethodDescriptor.Marshaller<T> of(MethodDescriptor.Marshaller<T> marshaller) {
        return marshaller instanceof PrototypeMarshaller<T> known
                        && known.getMessagePrototype() instanceof MessageLite prototype
                ? new CheckedMarshaller<>(known, empty(known, prototype), empty(known, prototype))
                : marshaller;
    }

    /** Not the default instance, which clients can send. */
    private static <T> T empty(PrototypeMarshaller<T> marshaller, MessageLite prototype) {
        return marshaller.getMessageClass().cast(prototype.newBuilderForType().buildPartial());
    }

    /** Why a request of this call is refused; empty where it was read. */
    static Optional<Refusal> refusal(MethodDescriptor<?, ?> method, Object request) {
        if (!(method.getRequestMarshaller() instanceof CheckedMarshaller<?> checked)) {
            return Optional.empty();
        } else if (request == checked.unreadable) {
            return Optional.of(Refusal.of(
                    Code.INVALID_ARGUMENT, "UNREADABLE_MESSAGE", "What was sent is no message of this method"));
        } else if (request == checked.tooLarge) {
            return Optional.of(Refusal.of(
                    Code.RESOURCE_EXHAUSTED, "MESSAGE_TOO_LARGE", "What was sent is larger than messages are here"));
        }
        return Optional.empty();
    }

    @Override
    public T parse(InputStream stream) {
        try {
            return marshaller.parse(stream);
        } catch (RuntimeException e) {
            return Status.fromThrowable(e).getCode() == Code.RESOURCE_EXHAUSTED ? tooLarge : unreadable;
        }
    }

    @Override
    public InputStream stream(T value) {
        return marshaller.stream(value);
    }

    @Override
    public @Nullable T getMessagePrototype() {
        return marshaller.getMessagePrototype();
    }

    @Override
    public Class<T> getMessageClass() {
        return marshaller.getMessageClass();
    }
}
