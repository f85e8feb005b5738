package dev.sessionkit.core;

import dev.sessionkit.api.LoginFailure;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionListener;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log and the listeners what happened. The log carries public ids alone (ASVS 16.2.5). Thread-safe. */
final class Events {

    private static final Logger LOG = LoggerFactory.getLogger("dev.sessionkit.sessions");

    private final List<SessionListener> listeners;

    Events(List<SessionListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    void tell(SessionEvent event) {
        log(event);
        for (SessionListener listener : listeners) {
            try {
                listener.onEvent(event);
            } catch (RuntimeException e) {
                LOG.error("The session listener {} failed; the session is not affected.", listener.getClass(), e);
            }
        }
    }

    private static void log(SessionEvent event) {
        if (event instanceof SessionEvent.Created created) {
            LOG.info("Session {} created", created.id());
        } else if (event instanceof SessionEvent.Renewed renewed) {
            LOG.info("Session {} renewed", renewed.id());
        } else if (event instanceof SessionEvent.Ended ended) {
            LOG.info("Session {} ended: {}", ended.id(), ended.reason());
        } else if (event instanceof SessionEvent.Reused reused) {
            LOG.warn("Session {} ends: a token of it was used again after it had been replaced", reused.id());
        } else if (event instanceof SessionEvent.Repeated repeated) {
            LOG.warn("Session {}: a renewal was repeated for another client", repeated.id());
        } else if (event instanceof SessionEvent.LoginFailed failed) {
            logFailed(failed);
        } else if (event instanceof SessionEvent.AccountChanged changed) {
            LOG.info("Account {}: {}", changed.user(), changed.change());
        } else if (event instanceof SessionEvent.Rejected rejected) {
            logRejected(rejected);
        }
    }

    /** For debugging only, as below; but a limit that is hit is its user's affair. */
    private static void logFailed(SessionEvent.LoginFailed failed) {
        if (failed.failure() == LoginFailure.LIMIT) {
            LOG.info("A login of user {} by {} was refused: LIMIT", name(failed), failed.provider());
        } else if (LOG.isDebugEnabled()) {
            LOG.debug("A login of user {} by {} was refused: {}", name(failed), failed.provider(), failed.failure());
        }
    }

    private static Object name(SessionEvent.LoginFailed failed) {
        return failed.user().isPresent() ? failed.user().get() : "unknown";
    }

    /** For debugging only: strangers can cause as many of these as they like. A host that audits them has a listener. */
    private static void logRejected(SessionEvent.Rejected rejected) {
        if (LOG.isDebugEnabled()) {
            Object id = rejected.id().isPresent() ? rejected.id().get() : "unnamed";
            LOG.debug("Session {} rejected by way of {}: {}", id, rejected.resolver(), rejected.reason());
        }
    }
}
