/** The container's {@code HttpSession}, served from sessions of the framework; not exported. */
package dev.sessionkit.servlet.http;
