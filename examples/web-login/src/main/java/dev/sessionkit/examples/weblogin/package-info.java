/**
 * A host one can click through: pages and a login API on one embedded Jetty, sessions and accounts in a database. It starts in
 * {@link dev.sessionkit.examples.weblogin.WebLogin}; all that ties the framework to the server stands in {@code WebServer}. What
 * is named {@code Demonstration…} believes every name, and belongs in no host of one's own.
 */
package dev.sessionkit.examples.weblogin;
