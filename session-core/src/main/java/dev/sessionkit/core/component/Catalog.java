package dev.sessionkit.core.component;

import dev.sessionkit.core.AmbiguousComponentException;
import dev.sessionkit.core.settings.KnownSection;
import dev.sessionkit.core.settings.KnownSection.Bound;
import dev.sessionkit.core.settings.KnownSection.Refused;
import dev.sessionkit.core.settings.KnownSection.Unchecked;
import dev.sessionkit.core.settings.SectionCatalog;
import dev.sessionkit.core.settings.SettingsSections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whose section is whose: the host's, and one for each component and each named instance of it. */
final class Catalog implements SectionCatalog {

    private final Candidates candidates;
    private final Map<String, Bound> hostSections = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * Shares the sections out.
     *
     * @throws AmbiguousComponentException where two claim the same
     */
    Catalog(Candidates candidates, Map<String, Class<? extends Record>> hostSections) {
        this.candidates = candidates;
        Map<String, String> owners = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        SettingsSections.coreNames().forEach(name -> owners.put(name, "the framework"));
        hostSections.forEach((name, type) -> {
            refuseIfTaken(owners, name, "the host");
            owners.put(name, "the host");
            this.hostSections.put(name, new Bound(name, () -> type));
        });
        candidates
                .all()
                .forEach(each -> refuseIfTaken(
                        owners, each.shortName(), "the component " + each.type().getName()));
    }

    private static void refuseIfTaken(Map<String, String> owners, String name, String claimant) {
        String owner = owners.get(name);
        if (owner != null) {
            throw new AmbiguousComponentException(
                    "the section " + name + " of the settings is claimed by " + owner + " and by " + claimant
                            + "; one of them needs another name (a component has it by @ComponentName)");
        }
    }

    /** The sections of the host. */
    Iterable<Bound> hostSections() {
        return hostSections.values();
    }

    /** The section of a component. */
    KnownSection section(Pick pick) {
        return new Bound(pick.name(), () -> SettingsType.of(pick.candidate().type()));
    }

    @Override
    public Optional<KnownSection> find(String key) {
        return Optional.<KnownSection>ofNullable(hostSections.get(key))
                .or(() -> ComponentId.parse(key).flatMap(id -> find(key, id)));
    }

    private Optional<KnownSection> find(String key, ComponentId id) {
        List<Candidate> named = candidates.named(id.base());
        if (named.size() > 1) {
            return Optional.of(new Refused(key, candidates.claimedTwice(id.base())));
        }
        if (named.stream().anyMatch(Candidate::isReadyMade)) {
            return Optional.of(
                    new Refused(key, "the host hands this component over ready-made; settings do not reach it"));
        }
        if (candidates.broken().stream().anyMatch(entry -> entry.isOf(id.base()))) {
            return Optional.of(new Unchecked(key));
        }
        return candidates.pick(id).map(this::section);
    }

    @Override
    public List<String> names() {
        return Stream.concat(
                        hostSections.keySet().stream(),
                        candidates.all().stream()
                                .filter(each -> !each.isReadyMade())
                                .map(candidates::name))
                .sorted()
                .toList();
    }
}
