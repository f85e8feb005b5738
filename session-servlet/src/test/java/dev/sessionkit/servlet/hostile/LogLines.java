package dev.sessionkit.servlet.hostile;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;

/** Everything of ours that is logged, at every level, and what the container logs unless it is told otherwise. Thread-safe. */
final class LogLines implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Logger> loggers = List.of(logger("dev.sessionkit"), logger("org.eclipse.jetty"));
    private final Appender appender = new Appender();
    private final TomcatHandler tomcat = new TomcatHandler();

    LogLines() {
        appender.start();
        loggers.get(0).setLevel(Level.TRACE);
        loggers.get(1).setLevel(Level.INFO);
        for (Logger logger : loggers) {
            logger.setAdditive(false);
            logger.addAppender(appender);
        }
        java.util.logging.Logger.getLogger("").addHandler(tomcat);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    /** With exceptions, causes and all. */
    List<String> all() {
        return lines;
    }

    @Override
    public void close() {
        for (Logger logger : loggers) {
            logger.setLevel(null);
            logger.setAdditive(true);
            logger.detachAppender(appender);
        }
        java.util.logging.Logger.getLogger("").removeHandler(tomcat);
    }

    private final class Appender extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            String thrown =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            lines.add(event.getLoggerName() + " " + event.getLevel() + ": " + event.getFormattedMessage() + thrown);
        }
    }

    private final class TomcatHandler extends Handler {
        @Override
        public void publish(LogRecord told) {
            StringBuilder line =
                    new StringBuilder(told.getLoggerName() + " " + told.getLevel() + ": " + told.getMessage());
            for (Object parameter : told.getParameters() == null ? new Object[0] : told.getParameters()) {
                line.append(' ').append(parameter);
            }
            for (Throwable thrown = told.getThrown(); thrown != null; thrown = thrown.getCause()) {
                line.append(' ').append(thrown);
            }
            lines.add(line.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
