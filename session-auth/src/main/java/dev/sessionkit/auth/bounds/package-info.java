/** The bounds of settings. Hidden. */
package dev.sessionkit.auth.bounds;
