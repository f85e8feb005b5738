/** Sessionkit's values and extension points. Everything a resolver, a store or a service needs to compile, and nothing else. */
module dev.sessionkit.api {
    exports dev.sessionkit.api;
    exports dev.sessionkit.spi;
}
