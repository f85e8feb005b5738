package dev.sessionkit.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import java.util.List;

/** A service whose requests are read by {@link CheckedMarshaller}; all else of it is as it was. */
final class CheckedService {

    private CheckedService() {}

    static ServerServiceDefinition of(ServerServiceDefinition service) {
        List<? extends ServerMethodDefinition<?, ?>> methods =
                service.getMethods().stream().map(CheckedService::checked).toList();
        ServiceDescriptor.Builder descriptor = ServiceDescriptor.newBuilder(
                        service.getServiceDescriptor().getName())
                .setSchemaDescriptor(service.getServiceDescriptor().getSchemaDescriptor());
        methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
        ServerServiceDefinition.Builder checked = ServerServiceDefinition.builder(descriptor.build());
        methods.forEach(checked::addMethod);
        return checked.build();
    }

    private static <Q, A> ServerMethodDefinition<Q, A> checked(ServerMethodDefinition<Q, A> method) {
        MethodDescriptor<Q, A> told = method.getMethodDescriptor();
        return ServerMethodDefinition.create(
                told.toBuilder(CheckedMarshaller.of(told.getRequestMarshaller()), told.getResponseMarshaller())
                        .build(),
                method.getServerCallHandler());
    }
}
