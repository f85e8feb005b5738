package dev.sessionkit.examples.quickstart;

import dev.sessionkit.core.Rejection;

/** Tells people why they are not signed in. */
final class Explanation {

    private Explanation() {}

    static String of(Rejection rejection) {
        return switch (rejection.reason()) {
            case ABSENT -> "You are not signed in.";
            case ENDED ->
                "Your session has ended"
                        + rejection
                                .endReason()
                                .map(ended -> ": " + ended.code())
                                .orElse("") + ".";
            case IDLE -> "You were away for too long, so your session has ended.";
            case EXPIRED -> "Your session has reached its end.";
            case AMBIGUOUS -> "Your browser sent two different sessions, so neither counts.";
            case CHANGED -> "You signed in or out meanwhile, so this was not done.";
            case MALFORMED, UNKNOWN, REFUSED, UNREADABLE -> "What your browser holds opens no session here.";
        };
    }
}
