package dev.sessionkit.servlet;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.servlet.http.RequestSessions;
import dev.sessionkit.servlet.problem.LastingHeaders;
import dev.sessionkit.servlet.problem.Problem;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request's way through its session, over all its dispatches and threads. The session is opened when it is asked for, and
 * settled once: committed before the first byte of the answer leaves, or dropped because the handler failed or was too late.
 */
final class Exchange implements RequestSessions {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final String ATTRIBUTE = "dev.sessionkit.servlet.exchange";

    /** What has become of what the request set. */
    private enum State {
        /** Nothing yet. */
        OPEN,
        /** It was stored, or could not be. */
        COMMITTED,
        /** It is forgotten. */
        DROPPED
    }

    private final FilterRules rules;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final HeaderSnapshot before;
    private final SentHeaders sent;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    private volatile @Nullable SessionContext context;
    private volatile @Nullable RuntimeException failure;

    Exchange(FilterRules rules, HttpServletRequest request, HttpServletResponse response) {
        this.rules = rules;
        this.request = request;
        this.response = response;
        this.before = HeaderSnapshot.of(response);
        this.sent = new SentHeaders(response);
    }

    static Exchange of(ServletRequest request) {
        Exchange exchange = find(request);
        if (exchange == null) {
            throw new IllegalStateException(
                    "this request did not come through SessionFilter; map it to the path, for all dispatcher types");
        }
        return exchange;
    }

    static @Nullable Exchange find(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Exchange exchange ? exchange : null;
    }

    void begin() {
        request.setAttribute(ATTRIBUTE, this);
        LastingHeaders.offer(request, sent);
    }

    void end() {
        request.removeAttribute(ATTRIBUTE);
        LastingHeaders.withdraw(request);
    }

    /** Tells our own pages' requests from others'. */
    CrossSiteGuard guard() {
        return rules.guard();
    }

    @Override
    public SessionContext context() {
        SessionContext opened = context;
        if (opened == null) {
            opened = rules.framework().open(new ServletRequestView(request, true), sent);
            if (state.get() != State.OPEN) {
                opened.commit(); // nothing: so that it can be read, but not changed
            }
            context = opened;
        }
        return opened;
    }

    @Override
    public List<SessionId> presented(boolean cookies) {
        return rules.framework().records().presented(new ServletRequestView(request, cookies)).stream()
                .map(SessionToken::id)
                .toList();
    }

    @Override
    public boolean sessionWithoutCookies() {
        Optional<SessionId> own = context().session().map(Session::id);
        return own.isPresent()
                && own.equals(rules.framework()
                        .open(new ServletRequestView(request, false), sent)
                        .session()
                        .map(Session::id));
    }

    /**
     * Whether a client that has no session has presented something by another way than cookies, such as the header of a session that
     * is over.
     */
    boolean refusedWithoutCookies() {
        return context().session().isEmpty()
                && rules.framework()
                        .open(new ServletRequestView(request, false), sent)
                        .rejection()
                        .filter(rejection -> rejection.reason() != RejectReason.ABSENT)
                        .isPresent();
    }

    @Override
    public boolean saved() {
        return state.get() == State.COMMITTED && failure == null;
    }

    /** Whether headers can still be added for the session. */
    boolean isOpen() {
        return state.get() == State.OPEN || failure != null;
    }

    /**
     * Stores what the request set, and tells the client. Does nothing the second time, unless the first one failed: then the
     * answer must not go out as if it had not.
     */
    void commit() {
        if (state.compareAndSet(State.OPEN, State.COMMITTED)) {
            SessionContext opened = context;
            try {
                if (opened != null) {
                    opened.commit();
                }
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
        RuntimeException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    /** Forgets what the request set, unless it is stored already. */
    void drop() {
        state.compareAndSet(State.OPEN, State.DROPPED);
    }

    /** The answer is complete, and nobody has settled this. */
    void lapse() {
        if (state.compareAndSet(State.OPEN, State.DROPPED) && context != null) {
            LOG.error(
                    "An asynchronous request was completed behind SessionFilter's back, so what it set in its session is lost;"
                            + " map the filter to all dispatcher types");
        }
    }

    /** After a reset of the response, which is no reset of the session. */
    void sendAgain() {
        sent.again();
    }

    /**
     * Answers for an exception, if it is one of ours and nothing has been sent yet. What the request set is forgotten then.
     *
     * @return whether it is answered
     */
    boolean answer(Throwable thrown) throws IOException {
        Optional<Problem> problem =
                response.isCommitted() ? Optional.empty() : rules.problems().of(thrown);
        if (problem.isPresent()) {
            drop();
            before.restore(response);
            sendAgain();
            problem.get().send(response);
            failure = null; // the client knows
        }
        return problem.isPresent();
    }

    /** Answers for a commit that failed for a reason which is none of the client's business. */
    void answerBroken(RuntimeException failed) throws IOException {
        if (response.isCommitted()) {
            throw failed;
        }
        LOG.error("Answered 500", failed);
        before.restore(response);
        Problem.of(500, "broken", "Something is broken here; the log says what").send(response);
    }
}
