/**
 * Sessions in a servlet container: {@link dev.sessionkit.servlet.SessionFilter} in front of all servlets, and its
 * {@link dev.sessionkit.servlet.SessionFilter#context} in each of them.
 */
package dev.sessionkit.servlet;
