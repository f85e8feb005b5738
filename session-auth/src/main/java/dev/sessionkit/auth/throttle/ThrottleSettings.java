package dev.sessionkit.auth.throttle;

import dev.sessionkit.auth.bounds.SettingRange;
import dev.sessionkit.spi.Setting;
import java.time.Duration;
import java.util.List;

/**
 * How often one may fail to log in. Each rule lets some failures pass at once, then one more each so often; a success costs
 * nothing. Immutable.
 *
 * @param triesPerAccountAndAddress failures at once for an account from an address
 * @param everyPerAccountAndAddress when another is allowed
 * @param triesPerAccount failures at once for an account, wherever from
 * @param everyPerAccount when another is allowed
 * @param triesPerAddress failures at once from an address, whatever the account
 * @param everyPerAddress when another is allowed
 * @param triesOfKnownClients failures at once by clients that have signed in to the account before
 * @param everyOfKnownClients when another is allowed
 * @param mostRemembered how many failing accounts and addresses are remembered
 * @param trustedProxies whose word on a client's address counts
 */
public record ThrottleSettings(
        @Setting(
                value =
                        "How many logins to an account may fail at once from one address, 1 to 1000. An IPv6 address counts as"
                                + " its /64.",
                byDefault = "10")
        int triesPerAccountAndAddress,

        @Setting(value = "How long until one more may, PT1S to P1D.", byDefault = "PT1M")
        Duration everyPerAccountAndAddress,

        @Setting(
                value = "How many logins to an account may fail at once, from all addresses together, 1 to 100000.",
                byDefault = "30")
        int triesPerAccount,

        @Setting(value = "How long until one more may, PT1S to P1D.", byDefault = "PT5M")
        Duration everyPerAccount,

        @Setting(
                value = "How many logins may fail at once from one address, to all accounts together, 1 to 100000.",
                byDefault = "100")
        int triesPerAddress,

        @Setting(value = "How long until one more may, PT0.1S to P1D.", byDefault = "PT10S")
        Duration everyPerAddress,

        @Setting(
                value =
                        "How many logins to an account may fail at once by clients that have signed in to it before, 1 to 1000."
                                + " Only this rule counts for them.",
                byDefault = "10")
        int triesOfKnownClients,

        @Setting(value = "How long until one more may, PT1S to P1D.", byDefault = "PT1M")
        Duration everyOfKnownClients,

        @Setting(
                value =
                        "How many failing accounts and addresses are remembered by each rule, 1000 to 10000000. Each takes"
                                + " about half a KiB.",
                byDefault = "50000")
        int mostRemembered,

        @Setting(
                "Proxies whose X-Forwarded-For counts, as addresses or networks such as 10.0.0.0/8. Without them, a client's"
                        + " address is the other end of its connection.")
        List<String> trustedProxies) {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    /**
     * Checks the bounds.
     *
     * @param triesPerAccountAndAddress 1 to 1000
     * @param everyPerAccountAndAddress a second to a day
     * @param triesPerAccount 1 to 100000
     * @param everyPerAccount a second to a day
     * @param triesPerAddress 1 to 100000
     * @param everyPerAddress a tenth of a second to a day
     * @param triesOfKnownClients 1 to 1000
     * @param everyOfKnownClients a second to a day
     * @param mostRemembered 1000 to 10000000
     * @param trustedProxies addresses or networks
     * @throws IllegalArgumentException where something is out of bounds
     */
    public ThrottleSettings {
        SettingRange.check("TriesPerAccountAndAddress", 1, 1_000, triesPerAccountAndAddress);
        SettingRange.check("EveryPerAccountAndAddress", SECOND, DAY, everyPerAccountAndAddress);
        SettingRange.check("TriesPerAccount", 1, 100_000, triesPerAccount);
        SettingRange.check("EveryPerAccount", SECOND, DAY, everyPerAccount);
        SettingRange.check("TriesPerAddress", 1, 100_000, triesPerAddress);
        SettingRange.check("EveryPerAddress", Duration.ofMillis(100), DAY, everyPerAddress);
        SettingRange.check("TriesOfKnownClients", 1, 1_000, triesOfKnownClients);
        SettingRange.check("EveryOfKnownClients", SECOND, DAY, everyOfKnownClients);
        SettingRange.check("MostRemembered", 1_000, 10_000_000, mostRemembered);
        trustedProxies = List.copyOf(trustedProxies);
        TrustedProxies.of(trustedProxies);
    }
}
