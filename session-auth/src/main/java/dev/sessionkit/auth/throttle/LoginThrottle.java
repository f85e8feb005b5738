package dev.sessionkit.auth.throttle;

import dev.sessionkit.auth.throttle.ThrottleRule.Take;
import dev.sessionkit.spi.ComponentContext;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Slows those who guess passwords. An attempt passes the rules of its address, of its account from there, and of its account
 * from anywhere; a client that has signed in before passes a rule of its own instead, so that strangers who use up the others
 * do not keep the owner out. Accounts that do not exist are treated like those that do. Thread-safe.
 */
public final class LoginThrottle {

    private final ThrottleKeys keys;
    private final ThrottleRule perAddress;
    private final ThrottleRule perAccountAndAddress;
    private final ThrottleRule perAccount;
    private final ThrottleRule ofKnownClients;

    /**
     * A throttle that has seen nobody yet.
     *
     * @param settings its rules
     * @param context for time, and for the keys under which names are remembered
     */
    public LoginThrottle(ThrottleSettings settings, ComponentContext context) {
        OnwardTime time = new OnwardTime(context.clock());
        int most = settings.mostRemembered();
        this.keys = new ThrottleKeys(context.random());
        this.perAddress = new ThrottleRule(settings.triesPerAddress(), settings.everyPerAddress(), most, time);
        this.perAccountAndAddress = new ThrottleRule(
                settings.triesPerAccountAndAddress(), settings.everyPerAccountAndAddress(), most, time);
        this.perAccount = new ThrottleRule(settings.triesPerAccount(), settings.everyPerAccount(), most, time);
        this.ofKnownClients =
                new ThrottleRule(settings.triesOfKnownClients(), settings.everyOfKnownClients(), most, time);
    }

    /**
     * Judges an attempt before anything is looked up or hashed. One that is allowed has used up a try of each rule.
     *
     * @param attempt who tries
     * @return whether they may
     */
    public ThrottleVerdict judge(LoginAttempt attempt) {
        List<Bucket> passed = new ArrayList<>(3);
        for (Supplier<Take> rule : rules(attempt)) {
            Take take = rule.get();
            if (!take.probe().isConsumed()) {
                giveBack(passed);
                return new ThrottleVerdict.Refused(Duration.ofNanos(take.probe().getNanosToWaitForRefill()));
            }
            passed.add(take.bucket());
        }
        return new ThrottleVerdict.Allowed(() -> giveBack(passed));
    }

    /**
     * The same for whoever cannot go on without.
     *
     * @param attempt who tries
     * @return that they may
     * @throws LoginThrottledException where it is refused
     */
    public ThrottleVerdict.Allowed require(LoginAttempt attempt) {
        return allowed(judge(attempt));
    }

    /**
     * Counts something else that costs much, such as a registration, by the rule of its address alone.
     *
     * @param client from where
     * @throws LoginThrottledException where there was too much
     */
    public void requireOfAddress(NetworkAddress client) {
        Take take = perAddress.take(keys.address(client));
        if (!take.probe().isConsumed()) {
            throw new LoginThrottledException(Duration.ofNanos(take.probe().getNanosToWaitForRefill()));
        }
    }

    /**
     * A verdict that lets go on.
     *
     * @param verdict any
     * @return the same
     * @throws LoginThrottledException where it does not
     */
    public static ThrottleVerdict.Allowed allowed(ThrottleVerdict verdict) {
        if (verdict instanceof ThrottleVerdict.Refused refused) {
            throw new LoginThrottledException(refused.retryAfter());
        }
        return (ThrottleVerdict.Allowed) verdict;
    }

    /** How many accounts from addresses are remembered, for tests. */
    long remembered() {
        return perAccountAndAddress.size();
    }

    /**
     * In this order a stranger's address pays before a bucket of the account is touched or made, and who is slowed at one address
     * takes nothing from the account's share of the others.
     */
    private List<Supplier<Take>> rules(LoginAttempt attempt) {
        String account = attempt.account();
        if (attempt.knownClient()) {
            return List.of(() -> ofKnownClients.take(keys.account(account)));
        }
        Supplier<Take> anywhere = () -> perAccount.take(keys.account(account));
        return attempt.client()
                .map(client -> List.of(
                        () -> perAddress.take(keys.address(client)),
                        () -> perAccountAndAddress.take(keys.accountAndAddress(account, client)),
                        anywhere))
                .orElseGet(() -> List.of(anywhere));
    }

    private static void giveBack(List<Bucket> buckets) {
        buckets.forEach(bucket -> bucket.addTokens(1));
    }
}
