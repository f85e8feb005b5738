/**
 * The smallest honest host: pages for people, JSON for programs, sessions in a database. It starts in
 * {@link dev.sessionkit.examples.quickstart.Quickstart}; what it does with sessions stands in {@code Endpoints}.
 */
package dev.sessionkit.examples.quickstart;
