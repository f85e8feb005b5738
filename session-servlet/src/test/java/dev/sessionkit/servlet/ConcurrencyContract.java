package dev.sessionkit.servlet;

import static dev.sessionkit.servlet.Site.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many requests at once. */
interface ConcurrencyContract extends Contract {

    SessionKey<Integer> COUNTER = SessionKey.of("counter", Integer.class);

    @Test
    @DisplayName("Requests that change different things of one session at the same moment all count")
    default void differentKeys() throws Exception {
        int clients = 8;
        Client client = site().signedIn("user");
        CyclicBarrier together = new CyclicBarrier(clients);
        List<Callable<Integer>> requests = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            SessionKey<String> own = SessionKey.of("key" + i, String.class);
            String path = site().path((request, response) -> {
                session(request).set(own, "set");
                together.await(30, TimeUnit.SECONDS);
                response.getWriter().print("done");
            });
            Client copy = client.copy();
            requests.add(() -> copy.get(path).statusCode());
        }

        assertThat(atOnce(requests)).containsOnly(200);
        for (int i = 0; i < clients; i++) {
            assertThat(site().stored(client, SessionKey.of("key" + i, String.class)))
                    .isEqualTo("set");
        }
    }

    @Test
    @DisplayName("Requests that count up at the same moment all count")
    default void oneCounter() throws Exception {
        int clients = 8;
        Client client = site().signedIn("user");
        CyclicBarrier together = new CyclicBarrier(clients);
        String path = site().path((request, response) -> {
            together.await(30, TimeUnit.SECONDS);
            session(request).update(COUNTER, before -> before.orElse(0) + 1);
        });
        List<Callable<Integer>> requests = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Client copy = client.copy();
            requests.add(() -> copy.get(path).statusCode());
        }

        assertThat(atOnce(requests)).containsOnly(200);
        SessionId id =
                SessionId.parse(client.token().substring(0, SessionId.LENGTH)).orElseThrow();
        assertThat(site().framework.sessions().getSessionData(id, COUNTER)).contains(clients);
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks, 60, TimeUnit.SECONDS)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
