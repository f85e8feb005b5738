/**
 * Somebody else's identity provider, for demonstration alone: it gives a token to whoever asks for one. It knows nothing of
 * Sessionkit.
 */
package com.example.custom.provider;
