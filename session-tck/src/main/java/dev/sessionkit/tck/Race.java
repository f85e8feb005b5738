package dev.sessionkit.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Things done at the same moment: each has a thread of its own, and all stand at a barrier first. */
final class Race {

    /** How many are set against each other. */
    static final int THREADS = 8;

    /** How often. */
    static final int ROUNDS = 20;

    /** How often somebody who loses tries again before the rule gives up. */
    static final int MOST_ATTEMPTS = 10_000;

    private static final int MINUTES_TO_WAIT = 2;

    /** Kept for the next race, because a thread costs more than most of what it does here. */
    private static final ExecutorService POOL = Executors.newCachedThreadPool(racer -> {
        Thread thread = new Thread(racer);
        thread.setDaemon(true);
        return thread;
    });

    private Race() {}

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    static <T> List<T> between(Callable<T>... racers) {
        return between(Arrays.asList(racers));
    }

    /** Runs them all, and gives what each returned, in the order given. */
    static <T> List<T> between(List<? extends Callable<T>> racers) {
        CyclicBarrier start = new CyclicBarrier(racers.size());
        List<Future<T>> running = new ArrayList<>();
        for (Callable<T> racer : racers) {
            String name = "racer " + (running.size() + 1) + " of " + racers.size();
            running.add(POOL.submit(() -> {
                Thread.currentThread().setName(name);
                start.await();
                return racer.call();
            }));
        }
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get(MINUTES_TO_WAIT, TimeUnit.MINUTES));
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("one of several threads at once failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("several threads at once had no answer in " + MINUTES_TO_WAIT + " minutes", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while several threads ran at once", e);
        } finally {
            running.forEach(one -> one.cancel(true));
        }
    }

    /** Runs something in another thread, to its end. */
    static <T> T elsewhere(Callable<T> action) {
        return between(List.of(action)).get(0);
    }
}
