package dev.sessionkit.servlet;

import dev.sessionkit.api.SessionType;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Leads every request through its session: {@link #context} in a servlet is the request's, which is committed before the answer
 * leaves. Nothing is looked up before somebody asks.
 *
 * <pre>{@code
 * SessionFilter.builder(framework)
 *         .origin("https://shop.example.com")
 *         .require("/account/*", SessionType.USER_ACCOUNT)
 *         .build()
 *         .addTo(servletContext);
 * }</pre>
 *
 * <p>It refuses what a servlet's {@link dev.sessionkit.api.AuthRequired} or a path forbids, and what other sites make browsers
 * send; it answers the exceptions of sessions as {@code application/problem+json} (RFC 9457). A handler that throws, or is too
 * late, leaves the session as it was, but for what {@code update} and {@code end} have done at once.
 *
 * <p>Made by a container (web.xml), it takes its framework from the servlet context's attribute of the name
 * {@code dev.sessionkit.core.SessionFramework}, and its rules from init parameters: {@code origins}, {@code valid-session},
 * {@code user-account}, {@code admin-account}, {@code no-session} and {@code from-other-sites}, each with values between white
 * space, {@code bearer-realm}, and {@code http-sessions}, which is {@code true} or {@code false}: where it is true, what the servlet
 * context has in the attribute {@code dev.sessionkit.servlet.HttpSessions} counts, else {@link HttpSessions#plain}. Map it to all dispatcher types, with asynchronous requests supported.
 *
 * <p>Thread-safe.
 */
@SuppressWarnings("NullAway.Init") // a container's is told its rules by init
public final class SessionFilter implements Filter {

    private Dispatch dispatch;

    /** For containers, which call {@link #init} next. */
    public SessionFilter() {}

    private SessionFilter(FilterRules rules) {
        use(rules);
    }

    /**
     * A filter that is told its rules in code.
     *
     * @param framework whose sessions; closed by the host
     * @return a builder that so far has no rules but to refuse what other sites send
     */
    public static Builder builder(SessionFramework framework) {
        return new Builder(framework);
    }

    /**
     * The sessions of a request.
     *
     * @param request one that came through this filter, wrapped or not
     * @return its context, the same in each dispatch of the request but that of an error page, which has its own. It is
     *     committed by the filter, and by nobody else
     * @throws IllegalStateException where it did not come through the filter in this dispatch
     */
    public static SessionContext context(ServletRequest request) {
        return Exchange.of(request).context();
    }

    /**
     * The guard of the filter that a request came through, which was told the host's origins; for what the filter cannot judge by
     * itself, such as a GET that changes something.
     *
     * @param request one that came through this filter, wrapped or not
     * @return always the same for one filter
     * @throws IllegalStateException where it did not come through the filter in this dispatch
     */
    public static CrossSiteGuard guard(ServletRequest request) {
        return Exchange.of(request).guard();
    }

    /**
     * Registers this filter in front of everything, for all dispatcher types.
     *
     * @param application while it starts
     * @return what was registered
     * @throws IllegalStateException where there is one already, or the application runs
     */
    public FilterRegistration.Dynamic addTo(ServletContext application) {
        FilterRegistration.Dynamic added = application.addFilter("SessionFilter", this);
        if (added == null) {
            throw new IllegalStateException("there is a filter of the name SessionFilter already");
        }
        added.setAsyncSupported(true);
        added.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
        return added;
    }

    @Override
    public void init(FilterConfig config) throws ServletException {
        if (dispatch == null) {
            use(FilterParameters.read(config));
        } else if (config.getInitParameterNames().hasMoreElements()) {
            throw new ServletException("this SessionFilter was told its rules in code, so it has no init parameters");
        }
    }

    private void use(FilterRules told) {
        dispatch = new Dispatch(
                told, new ServletRequirements(), told.framework().records().roleMetadata());
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest http) || !(response instanceof HttpServletResponse answer)) {
            throw new ServletException("SessionFilter is for HTTP");
        }
        Exchange known = Exchange.find(request);
        if (known == null || request.getDispatcherType() == DispatcherType.ERROR) {
            dispatch.first(http, answer, chain);
        } else if (request.getDispatcherType() == DispatcherType.ASYNC) {
            dispatch.again(known, http, answer, chain);
        } else {
            dispatch.within(known, http, answer, chain);
        }
    }

    /** Gathers the rules of a filter. Used by one thread. */
    public static final class Builder {

        private final SessionFramework framework;
        private final Set<String> origins = new LinkedHashSet<>();
        private final Map<String, Boolean> fromOtherSites = new HashMap<>();
        private final Map<String, Optional<SessionType>> required = new HashMap<>();
        private Challenge challenge = Challenge.session();
        private Optional<HttpSessions> httpSessions = Optional.empty();

        private Builder(SessionFramework framework) {
            this.framework = Objects.requireNonNull(framework, "framework");
        }

        /**
         * An origin under which browsers know this host; see {@link CrossSiteGuard#of}.
         *
         * @param origin such as {@code https://shop.example.com}
         * @return this
         */
        public Builder origin(String origin) {
            origins.add(origin);
            return this;
        }

        /**
         * What a path needs before any servlet sees the request. Of several patterns the longest that fits decides.
         *
         * @param pattern {@code /account} for a path, {@code /account/*} for it and all below it
         * @param atLeast what the session must stand for
         * @return this
         * @throws IllegalArgumentException where the pattern has a rule already
         */
        public Builder require(String pattern, SessionType atLeast) {
            return rule(pattern, Optional.of(atLeast));
        }

        /**
         * A path that needs no session, below one that does, such as where one signs in. What its servlet says still holds.
         *
         * @param pattern as for {@link #require}
         * @return this
         * @throws IllegalArgumentException where the pattern has a rule already
         */
        public Builder requireNothing(String pattern) {
            return rule(pattern, Optional.empty());
        }

        private Builder rule(String pattern, Optional<SessionType> needed) {
            if (required.putIfAbsent(pattern, needed) != null) {
                throw new IllegalArgumentException("there are two rules for '" + pattern + "'");
            }
            return this;
        }

        /**
         * A path where browsers may come with a POST from other sites, such as back from an identity provider. It is up to the
         * servlet to tell its own users' doing from others'.
         *
         * @param pattern as for {@link #require}
         * @return this
         */
        public Builder fromOtherSites(String pattern) {
            fromOtherSites.put(pattern, true);
            return this;
        }

        /**
         * Has 401 and 403 ask for a bearer token, as RFC 6750 says; for hosts whose clients carry one.
         *
         * @param realm 1 to 64 printable ASCII characters, no quote and no backslash
         * @return this
         */
        public Builder bearer(String realm) {
            challenge = Challenge.bearer(realm);
            return this;
        }

        /**
         * Serves the container's {@code HttpSession} from the framework's sessions: {@code getSession} begins one of them, without
         * user, where the request has none, and all that a servlet does to it happens to that. Without this, {@code getSession}
         * is the container's own, which has nothing to do with the framework's.
         *
         * @param sessions what is kept in them, and who is told
         * @return this
         */
        public Builder httpSessions(HttpSessions sessions) {
            httpSessions = Optional.of(sessions);
            return this;
        }

        /**
         * The filter.
         *
         * @return it, not yet registered
         * @throws IllegalArgumentException where an origin or a pattern is none
         */
        public SessionFilter build() {
            return new SessionFilter(rules());
        }

        FilterRules rules() {
            return new FilterRules(
                    framework,
                    CrossSiteGuard.of(origins),
                    PathRules.of(fromOtherSites),
                    PathRules.of(required),
                    new Problems(challenge),
                    httpSessions.map(sessions -> sessions.of(framework)));
        }
    }
}
