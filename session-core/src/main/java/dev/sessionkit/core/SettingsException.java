package dev.sessionkit.core;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** The settings have faults. All of them are in one report: mend them in one go. */
public final class SettingsException extends StartupException {

    /** The most faults that the message spells out; {@link #faults()} has them all. */
    public static final int MOST_IN_MESSAGE = 100;

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    private final transient List<Fault> faults;

    /**
     * One fault. Immutable.
     *
     * @param path where it is, such as {@code JdbcSessionStore.MaxPoolSize}; empty where it concerns the settings as a whole
     * @param message what is wrong and what to write instead
     */
    public record Fault(String path, String message) implements Serializable {

        private static final long serialVersionUID = 1L;

        /**
         * Checks that both are there.
         *
         * @param path where it is
         * @param message what is wrong
         */
        public Fault {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(message, "message");
        }

        /** The fault on a line. */
        @Override
        public String toString() {
            return path.isEmpty() ? message : path + ": " + message;
        }
    }

    /**
     * Settings with faults.
     *
     * @param place where the settings come from, such as the path of their file
     * @param faults what is wrong, at least one thing
     */
    public SettingsException(String place, List<Fault> faults) {
        super(report(place, faults));
        this.faults = List.copyOf(faults);
    }

    /**
     * What is wrong.
     *
     * @return every fault, in the order of the settings
     */
    public List<Fault> faults() {
        return faults == null ? List.of() : faults;
    }

    private static String report(String place, List<Fault> faults) {
        StringBuilder report = new StringBuilder("cannot start with ").append(place);
        report.append(faults.size() == 1 ? ": 1 fault" : ": " + faults.size() + " faults");
        faults.stream()
                .limit(MOST_IN_MESSAGE)
                .forEach(fault -> report.append("\n  - ").append(fault));
        if (faults.size() > MOST_IN_MESSAGE) {
            report.append("\n  - and ").append(faults.size() - MOST_IN_MESSAGE).append(" more");
        }
        return report.toString();
    }
}
