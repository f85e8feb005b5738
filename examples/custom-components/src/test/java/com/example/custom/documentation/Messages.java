package com.example.custom.documentation;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.example.custom.KeyValueMap;
import com.example.custom.host.InMemoryMap;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.core.NewSession;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** What the framework and the kit say to mistakes that authors make, provoked. */
final class Messages {

    private static final String PROVIDER =
            "\"MyCustomSessionStore\": {\"Uri\": \"http://127.0.0.1:9\", \"Issuer\": \"i\","
                    + " \"ClientId\": \"c\", \"ClientSecret\": \"s\"}";

    private Messages() {}

    static List<String> ofResolvers() {
        return List.of(
                atStart("MyCustomSesionResolver", "MemorySessionStore", ""),
                atStart(
                        "MyCustomSessionResolver",
                        "MemorySessionStore",
                        "\"MyCustomSessionResolver\": {\"Headr\": \"x\"}"),
                atStart(
                        "MyCustomSessionResolver",
                        "MemorySessionStore",
                        "\"MyCustomSessionResolver\": {\"Header\": \"a b\"}"),
                logged(),
                rejected("MyCustomSessionResolver", "MemorySessionStore", "", "x-identity-token"),
                rejected("HeaderSessionResolver", "MyCustomSessionStore", PROVIDER, "x-session-id"),
                message(new ResolverMistakes.Stripping()::r05_hostileText));
    }

    static List<String> ofStores() {
        return List.of(
                atStart("HeaderSessionResolver", "WantingStore", "", StoreMistakes.WantingStore.class),
                atStart("HeaderSessionResolver", "BareStore", "\"BareStore\": {}", StoreMistakes.BareStore.class),
                message(Messages::withoutMap),
                atStart(
                        "MyCustomSessionResolver",
                        "MyCustomSessionStore",
                        "\"MyCustomSessionStore\": {\"Uri\": \"https://id.example\"}"),
                message(Messages::newSessionIn),
                message(Messages::listing),
                message(new StoreMistakes.Swallowing()::f05_outage),
                message(new StoreMistakes.Upserting()::s17_replaceDeleted),
                message(new StoreMistakes.Judging()::s31_lateWriteAfterEnd),
                message(new StoreMistakes.Forgetting()::s02_optionalParts));
    }

    private static String json(String resolver, String store, String section) {
        return "{\"Authentication\": {\"SessionResolver\": \"%s\"}, \"Catena\": {\"SessionStore\": {\"SessionProvider\": \"%s\"}}%s}"
                .formatted(resolver, store, section.isEmpty() ? "" : ", " + section);
    }

    private static SessionFramework framework(String json, Class<?>... components) {
        SessionFramework.Builder builder = SessionFramework.builder()
                .settings(json)
                .environment(Map.of())
                .hostObject(KeyValueMap.class, new InMemoryMap());
        Stream.of(components).forEach(builder::component);
        return builder.build();
    }

    private static String atStart(String resolver, String store, String section, Class<?>... components) {
        return message(
                () -> framework(json(resolver, store, section), components).close());
    }

    private static void withoutMap() {
        SessionFramework.builder()
                .settings(json("HeaderSessionResolver", "MyKeyValueSessionStore", ""))
                .build()
                .close();
    }

    private static void newSessionIn() {
        try (SessionFramework framework =
                framework(json("MyCustomSessionResolver", "MyCustomSessionStore", PROVIDER))) {
            framework.sessions().newSession(NewSession.anonymous());
        }
    }

    private static void listing() {
        try (SessionFramework framework = framework(json("HeaderSessionResolver", "MyKeyValueSessionStore", ""))) {
            framework.registry();
        }
    }

    private static String rejected(String resolver, String store, String section, String header) {
        try (SessionFramework framework = framework(json(resolver, store, section))) {
            return open(framework, Map.of(header, List.of("a-foreign-token")))
                    .rejection()
                    .orElseThrow()
                    .toString();
        }
    }

    private static String logged() {
        Logger log = (Logger) LoggerFactory.getLogger("dev.sessionkit.core");
        ListAppender<ILoggingEvent> events = new ListAppender<>();
        events.start();
        log.addAppender(events);
        log.setAdditive(false);
        try (SessionFramework framework = framework(
                json("CarelessResolver", "MemorySessionStore", ""), ResolverMistakes.CarelessResolver.class)) {
            open(framework, Map.of()).rejection();
        } finally {
            log.setAdditive(true);
            log.detachAppender(events);
        }
        return events.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n"));
    }

    private static SessionContext open(SessionFramework framework, Map<String, List<String>> headers) {
        return framework.open(SessionRequest.of(headers), SessionResponse.of((name, value) -> {}, (name, value) -> {}));
    }

    private static String message(Runnable mistake) {
        try {
            mistake.run();
        } catch (RuntimeException | AssertionError e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
        throw new AssertionError("nothing was said to a mistake");
    }
}
