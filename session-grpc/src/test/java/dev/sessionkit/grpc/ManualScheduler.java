package dev.sessionkit.grpc;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Keeps what it is to run later until a test says so. */
final class ManualScheduler {

    /** One that waits. */
    record Waiting(FutureTask<?> task, Duration delay) {}

    final LinkedBlockingDeque<Waiting> waiting = new LinkedBlockingDeque<>();

    ScheduledExecutorService executor() {
        return (ScheduledExecutorService) Proxy.newProxyInstance(
                ManualScheduler.class.getClassLoader(),
                new Class<?>[] {ScheduledExecutorService.class},
                (proxy, method, arguments) -> {
                    if (!method.getName().equals("schedule") || !(arguments[0] instanceof Runnable later)) {
                        throw new UnsupportedOperationException(method.toString());
                    }
                    FutureTask<?> task = new FutureTask<>(later, null);
                    waiting.add(new Waiting(
                            task, Duration.of((Long) arguments[1], ((TimeUnit) arguments[2]).toChronoUnit())));
                    return future(task);
                });
    }

    /** The next one, when it is there. */
    Waiting next() throws InterruptedException {
        Waiting next = waiting.poll(60, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing is scheduled");
        }
        return next;
    }

    private static ScheduledFuture<?> future(FutureTask<?> task) {
        return (ScheduledFuture<?>) Proxy.newProxyInstance(
                ManualScheduler.class.getClassLoader(),
                new Class<?>[] {ScheduledFuture.class},
                (proxy, method, arguments) -> {
                    if (!method.getName().equals("cancel")) {
                        throw new UnsupportedOperationException(method.toString());
                    }
                    return task.cancel((Boolean) arguments[0]);
                });
    }
}
