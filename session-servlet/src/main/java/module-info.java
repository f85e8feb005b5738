/** Sessions for Jakarta Servlet hosts: one filter, a guard against what other sites make browsers send, and the
 * endpoints of signing in. */
module dev.sessionkit.servlet {
    requires transitive dev.sessionkit.auth;
    requires transitive dev.sessionkit.core;
    requires dev.sessionkit.resolver.header;
    requires transitive jakarta.servlet;
    requires org.slf4j;
    requires tools.jackson.databind;
    requires static org.jspecify;

    exports dev.sessionkit.servlet;
    exports dev.sessionkit.servlet.login;

    opens dev.sessionkit.servlet.http to
            dev.sessionkit.core; // which stores attributes as JSON
    opens dev.sessionkit.servlet.login to
            dev.sessionkit.core;
}
