package dev.sessionkit.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.MapSession;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** What a host would pick instead in front of its servlets, as it comes, its sessions in memory. */
final class SpringWeb {

    private final MapSessionRepository repository = new MapSessionRepository(new ConcurrentHashMap<>());
    private final List<String> cookies = new ArrayList<>();

    SpringWeb() {
        for (int i = 0; i < Population.SESSIONS; i++) {
            MapSession session = repository.createSession();
            session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, Population.user(i));
            session.setAttribute("basket", Basket.of(Population.user(i)));
            repository.save(session);
            cookies.add("SESSION="
                    + Base64.getEncoder().encodeToString(session.getId().getBytes(US_ASCII)));
        }
    }

    Filter filter() {
        return new SessionRepositoryFilter<>(repository);
    }

    List<String> cookies() {
        return cookies;
    }

    static void read(HttpServletRequest request) {
        Objects.requireNonNull(request.getSession(false).getAttribute("basket"));
    }
}
