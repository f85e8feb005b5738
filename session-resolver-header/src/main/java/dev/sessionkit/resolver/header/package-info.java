/**
 * How clients carry their token: {@link dev.sessionkit.resolver.header.CookieSessionResolver} for browsers,
 * {@link dev.sessionkit.resolver.header.HeaderSessionResolver} and
 * {@link dev.sessionkit.resolver.header.BearerSessionResolver} for all others. Each is chosen by its simple name under
 * {@code Authentication.SessionResolver}; its settings stand in the section of that name, and what they mean in the record
 * it is bound to.
 */
package dev.sessionkit.resolver.header;
