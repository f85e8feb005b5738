/** The conformance kit: what every store and every resolver must do, as tests that their authors run. */
module dev.sessionkit.tck {
    requires transitive dev.sessionkit.api;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;

    exports dev.sessionkit.tck;
}
