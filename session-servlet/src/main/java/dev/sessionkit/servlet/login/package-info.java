/**
 * The endpoints of signing in over HTTP: those of seed 001 with a session in a cookie or header, those of seed 003 with an access and
 * a refresh token, and their OpenAPI document. {@link dev.sessionkit.servlet.login.LoginApi} is the door.
 */
package dev.sessionkit.servlet.login;
