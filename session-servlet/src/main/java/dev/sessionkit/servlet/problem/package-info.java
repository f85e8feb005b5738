/** What an answer looks like that is not what was asked for. Not exported. */
package dev.sessionkit.servlet.problem;
