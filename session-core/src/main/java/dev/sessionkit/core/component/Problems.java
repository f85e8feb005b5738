package dev.sessionkit.core.component;

import dev.sessionkit.core.StartupException;
import dev.sessionkit.core.settings.SettingsSections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers what goes wrong while choosing, so that one start shows all of it. Used by one thread at a time. */
final class Problems {

    private record Problem(String path, StartupException thrown) {}

    private final SettingsSections sections;
    private final List<Problem> problems = new ArrayList<>();

    Problems(SettingsSections sections) {
        this.sections = sections;
    }

    /** What {@code step} gives, or empty where it fails. */
    <T> Optional<T> attempt(String path, Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (StartupException thrown) {
            problems.add(new Problem(path, thrown));
            return Optional.empty();
        }
    }

    /** One problem is thrown as it is; together with faults of the settings it becomes one of them. */
    void check() {
        if (sections.haveFaults()) {
            problems.forEach(problem -> sections.fault(problem.path, String.valueOf(problem.thrown.getMessage())));
        }
        sections.check();
        if (!problems.isEmpty()) {
            StartupException first = problems.get(0).thrown;
            problems.stream().skip(1).forEach(later -> first.addSuppressed(later.thrown));
            throw first;
        }
    }
}
