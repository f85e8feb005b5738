package dev.sessionkit.benchmarks;

/** The sessions that live in every store before anything is measured. */
final class Population {

    static final int SESSIONS = 1000;
    static final int SESSIONS_PER_USER = 10;

    private Population() {}

    /** Whose the session of that number is. */
    static String user(int session) {
        return "user-" + session / SESSIONS_PER_USER;
    }

    /** Somebody who has no session yet, or whose sessions nobody lists. */
    static String newcomer(int number) {
        return "newcomer-" + number;
    }
}
