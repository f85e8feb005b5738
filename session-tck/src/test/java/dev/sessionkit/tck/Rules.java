package dev.sessionkit.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs contracts and looks at their rules. */
final class Rules {

    private Rules() {}

    /** The numbers of all rules that a class takes over from its contracts. */
    static Set<String> of(Class<?> test) {
        return Arrays.stream(test.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> number(method.getName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The rules of a class whose display name does not begin with their number. */
    static Set<String> withoutSentence(Class<?> test) {
        return Arrays.stream(test.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .filter(method -> !sentence(method).startsWith(number(method.getName()) + " "))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Runs a class's rules in this thread, and gives the numbers of those that failed. */
    static Set<String> brokenIn(Class<?> test) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(
                request()
                        .selectors(selectClass(test))
                        .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                        .build(),
                listener);
        TestExecutionSummary summary = listener.getSummary();
        if (summary.getTestsStartedCount() != of(test).size()) {
            throw new IllegalStateException("not all rules were run: " + summary.getTestsStartedCount());
        }
        return summary.getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getSource().orElseThrow())
                .map(source -> number(((MethodSource) source).getMethodName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String number(String method) {
        return method.substring(0, method.indexOf('_')).toUpperCase(Locale.ROOT);
    }

    private static String sentence(Method method) {
        DisplayName name = method.getAnnotation(DisplayName.class);
        return name == null ? "" : name.value();
    }
}
