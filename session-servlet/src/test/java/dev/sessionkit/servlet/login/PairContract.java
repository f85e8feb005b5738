package dev.sessionkit.servlet.login;

import dev.sessionkit.servlet.Container;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** What holds for the endpoints of seed 003 in every container. */
interface PairContract {

    /** With the settings as they are by default; shared by all tests. */
    PairSite site();

    /** The container, with its application below a path. */
    Container.Kind at(String contextPath);

    /** Another host, with {@code more} in one section. */
    default PairSite with(String section, Map<String, ?> more) {
        return new PairSite(at(""), Map.of(section, more));
    }

    @BeforeEach
    default void mendStore() {
        site().store.works(true);
        site().store.afterRead = () -> {};
    }
}
