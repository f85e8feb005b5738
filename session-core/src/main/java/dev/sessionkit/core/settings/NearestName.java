package dev.sessionkit.core.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what somebody meant to write. */
public final class NearestName {

    private static final int LONGEST = 100;

    private NearestName() {}

    /**
     * The known name that is fewest slips away: a letter too many, too few, wrong, or swapped with its neighbour.
     *
     * @param written what was written
     * @param known what could have been meant
     * @return the nearest, or empty where none is near
     */
    public static Optional<String> of(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        int most = Math.max(2, written.length() / 3);
        record Guess(String name, int slips) {}
        return known.stream()
                .filter(name -> name.length() <= LONGEST)
                .map(name -> new Guess(name, slips(fold(written), fold(name))))
                .filter(guess -> guess.slips <= most && guess.slips < guess.name.length())
                .min(Comparator.comparingInt(Guess::slips).thenComparing(Guess::name))
                .map(Guess::name);
    }

    /**
     * A question that helps.
     *
     * @param written what was written
     * @param known what could have been meant, at least one
     * @return such as {@code did you mean Sessions?}, or a list of what is known
     */
    public static String hint(String written, Collection<String> known) {
        return of(written, known)
                .map(name -> "did you mean " + name + "?")
                .orElseGet(() -> "known: " + String.join(", ", known));
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The optimal string alignment distance. */
    private static int slips(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, cost);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int i, int j, int[][] cost) {
        int changed = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(changed, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
