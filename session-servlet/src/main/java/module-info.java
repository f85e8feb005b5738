/** Sessions for Jakarta Servlet hosts: one filter, and a guard against what other sites make browsers send. */
module dev.sessionkit.servlet {
    requires transitive dev.sessionkit.core;
    requires transitive jakarta.servlet;
    requires org.slf4j;
    requires tools.jackson.databind;
    requires static org.jspecify;

    exports dev.sessionkit.servlet;
}
