package dev.sessionkit.benchmarks;

import dev.sessionkit.benchmarks.Contender.Part;
import dev.sessionkit.servlet.SessionFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The applications that web 1 is measured by: the same servlet behind a filter that does nothing, ours, and Spring's. */
final class WebSites implements AutoCloseable {

    static final String EMPTY = "empty filter";
    static final String UNASKED = "Sessionkit, not asked for";
    static final String SPRING = "Spring Session map";

    private final Sessionkit ours = Sessionkit.open("CookieSessionResolver", "MemorySessionStore", Optional.empty());
    private final SpringWeb spring = new SpringWeb();

    List<WebSite> all() {
        List<String> cookies =
                ours.tokens().stream().map(token -> "__Host-session=" + token).toList();
        return List.of(
                new WebSite(
                        EMPTY,
                        Part.LIMIT,
                        site(each -> map(each, (request, response, chain) -> chain.doFilter(request, response)), no()),
                        cookies),
                new WebSite(UNASKED, Part.OURS, site(this::addOurs, no()), cookies),
                new WebSite(Promises.OURS, Part.OURS, site(this::addOurs, WebSites::readOurs), cookies),
                new WebSite(
                        SPRING,
                        Part.PEER,
                        site(each -> map(each, spring.filter()), SpringWeb::read),
                        spring.cookies()));
    }

    private static AnsweringServlet.Reading no() {
        return request -> {};
    }

    private static void readOurs(HttpServletRequest request) {
        SessionFilter.context(request).session().orElseThrow().get(Basket.KEY).orElseThrow();
    }

    private void addOurs(ServletContext application) {
        SessionFilter.builder(ours.framework()).build().addTo(application);
    }

    /** As ours is mapped. */
    private static void map(ServletContext application, Filter filter) {
        FilterRegistration.Dynamic added = application.addFilter("filter", filter);
        added.setAsyncSupported(true);
        added.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
    }

    private static ServletContainerInitializer site(Consumer<ServletContext> filter, AnsweringServlet.Reading reading) {
        return (types, application) -> {
            filter.accept(application);
            application.addServlet("answers", new AnsweringServlet(reading)).addMapping("/*");
        };
    }

    @Override
    public void close() {
        ours.close();
    }
}
