/**
 * What every store and every resolver must do. A contract is an interface whose rules are tests; the test of a new store is
 * a class that implements the contracts and says where the store is:
 *
 * <pre>{@code
 * class MyStoreTest implements SessionStoreContract, UserSessionsContract, ExpiredSessionsContract {
 *
 *     private final MyStore store = new MyStore();
 *
 *     @Override
 *     public SessionStore store() {
 *         return store;
 *     }
 * }
 * }</pre>
 *
 * <p>Start at {@link dev.sessionkit.tck.SessionStoreContract} or {@link dev.sessionkit.tck.SessionResolverContract}. A store
 * that only reads keeps {@link dev.sessionkit.tck.ReadOnlyStoreContract}; what is resolver and store in one, because whole
 * sessions travel with the client, {@link dev.sessionkit.tck.CombinedContract}, or
 * {@link dev.sessionkit.tck.CarriedSessionsContract} where it sends them again. A host with a user table of its own keeps
 * {@link dev.sessionkit.tck.AccountsContract}. A rule has a number, which stays its own:
 * {@code S14} is the same rule in every release.
 *
 * <p>The kit has no clock, and its randomness comes from a seed: records carry times of the year 2100, and no id, user or
 * token is made twice in one JVM. So records of earlier tests do no harm. Where the sessions outlive the JVM, empty the store
 * before, or give each run another {@code -Dsessionkit.tck.seed}. Tests that share one store must not run at the same time:
 * the rules on sweeping remove what is old, whoever made it.
 */
package dev.sessionkit.tck;
