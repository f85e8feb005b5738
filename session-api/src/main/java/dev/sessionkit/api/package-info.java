/**
 * What hosts and services see of a session: its public {@link dev.sessionkit.api.SessionId}, the
 * {@link dev.sessionkit.api.SessionToken} a client holds, typed {@linkplain dev.sessionkit.api.SessionKey keys} into its
 * data, the {@linkplain dev.sessionkit.api.Entity account} it stands for, and what can go wrong.
 *
 * <p>Start at {@link dev.sessionkit.api.SessionRequest} to connect a transport, at {@link dev.sessionkit.api.SessionKey} to
 * read and write data.
 */
package dev.sessionkit.api;
