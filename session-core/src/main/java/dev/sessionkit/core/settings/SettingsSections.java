package dev.sessionkit.core.settings;

import dev.sessionkit.core.SettingsException;
import dev.sessionkit.core.settings.SettingValue.Members;
import dev.sessionkit.core.settings.Shape.Field;
import dev.sessionkit.core.settings.Shape.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The sections of a document, each bound to its record. Every section that is written is bound, whether somebody asks for it
 * or not, so that {@link #check()} reports all faults at once. Used by one thread at a time.
 */
public final class SettingsSections {

    private static final Section CORE = Shapes.of(CoreSettings.class);
    private static final String SCHEMA = "$schema";

    private final String place;
    private final SectionCatalog catalog;
    private final Faults faults = new Faults();
    private final HiddenTexts hidden = new HiddenTexts();
    private final SectionBinder binder;
    private final Map<String, Object> bound = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> written = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    private SettingsSections(SettingsDocument document, SectionCatalog catalog) {
        this.place = document.place();
        this.catalog = catalog;
        this.binder =
                new SectionBinder(new Placeholders(document.environment(), document.folder(), faults), hidden, faults);
        faults.addAll(document.faults());
    }

    /**
     * Binds all that is written. Nothing is thrown yet.
     *
     * @param document what was read
     * @param catalog the sections of components and of the host
     * @return the sections, with their faults
     */
    public static SettingsSections of(SettingsDocument document, SectionCatalog catalog) {
        SettingsSections sections = new SettingsSections(document, catalog);
        sections.bind(document);
        return sections;
    }

    private void bind(SettingsDocument document) {
        Overrides overrides = new Overrides(document.environment(), faults);
        Map<String, SettingValue> sections = overrides.over(byName(document.content()), this::name);
        for (Field field : CORE.fields()) {
            binder.field(field, Optional.ofNullable(sections.remove(field.key())), field.key())
                    .ifPresent(value -> bound.put(field.key(), value));
        }
        written.addAll(sections.keySet());
        sections.forEach((name, value) -> bind(catalog.find(name).orElseThrow(), value));
    }

    /** The sections by their one name; faults for those that are nobody's. */
    private Map<String, SettingValue> byName(Members content) {
        Map<String, SettingValue> sections = new LinkedHashMap<>();
        content.members().forEach((key, value) -> {
            Optional<String> name = name(key);
            if (name.isEmpty() && !key.equalsIgnoreCase(SCHEMA)) {
                faults.add(
                        Paths.join("", key),
                        "is no known section; " + NearestName.hint(key, names())
                                + " (the section of a component is known when its jar is on the class path or module path)");
            } else if (name.isPresent() && sections.putIfAbsent(name.get(), value) != null) {
                faults.add(Paths.join("", key), "is written twice: it is another name of the section " + name.get());
            }
        });
        return sections;
    }

    private Optional<String> name(String key) {
        return CORE.field(key).map(Field::key).or(() -> catalog.find(key).map(KnownSection::name));
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(CORE.keys());
        names.addAll(catalog.names());
        return names;
    }

    private void bind(KnownSection section, SettingValue value) {
        if (section instanceof KnownSection.Refused refused) {
            faults.add(refused.name(), refused.why());
        } else if (section instanceof KnownSection.Bound known) {
            try {
                binder.value(Shapes.of(known.settings().get()), value, known.name())
                        .ifPresent(settings -> bound.put(known.name(), settings));
            } catch (IllegalArgumentException unfit) {
                faults.add(known.name(), unfit.getMessage() + " (a mistake of its author, not of the settings)");
            }
        }
    }

    /**
     * The sections that are core's own.
     *
     * @return their names
     */
    public static List<String> coreNames() {
        return CORE.keys();
    }

    /**
     * Which resolvers were chosen.
     *
     * @return the section, or empty where it has faults
     */
    public Optional<AuthenticationSettings> authentication() {
        return core(AuthenticationSettings.class, "Authentication");
    }

    /**
     * Which store was chosen.
     *
     * @return the section, or empty where it has faults
     */
    public Optional<CatenaSettings> catena() {
        return core(CatenaSettings.class, "Catena");
    }

    /**
     * Which components were chosen by interface.
     *
     * @return component names by interface names, or empty where the section has faults
     */
    @SuppressWarnings("unchecked") // the shape of the section
    public Optional<Map<String, String>> preferredImplementations() {
        return core(Map.class, "PreferredImplementations").map(section -> (Map<String, String>) section);
    }

    /**
     * How sessions live.
     *
     * @return the section, or empty where it has faults
     */
    public Optional<SessionsSettings> sessions() {
        return core(SessionsSettings.class, "Sessions");
    }

    private <T> Optional<T> core(Class<T> type, String key) {
        return Optional.ofNullable(bound.get(key)).map(type::cast);
    }

    /**
     * Says that a section is needed, so that what is missing in it is among the faults.
     *
     * @param section one that is bound to a record
     */
    public void need(KnownSection section) {
        if (!bound.containsKey(section.name()) && !written.contains(section.name())) {
            bind(section, Members.NONE);
        }
    }

    /**
     * A section, with its defaults where it is not written.
     *
     * @param section one that is bound to a record
     * @return the record
     * @throws SettingsException where it has faults
     */
    public Record section(KnownSection section) {
        need(section);
        check();
        Object settings = bound.get(section.name());
        if (settings == null) {
            throw new IllegalStateException("the section " + section.name() + " is bound to nothing");
        }
        return (Record) settings;
    }

    /**
     * Notes a fault that only shows where sections meet.
     *
     * @param path where it is
     * @param message what is wrong
     */
    public void fault(String path, String message) {
        faults.add(path, message);
    }

    /**
     * Whether there are faults.
     *
     * @return true where {@link #check()} would throw
     */
    public boolean haveFaults() {
        return !faults.none();
    }

    /**
     * Reports all faults found so far, once.
     *
     * @throws SettingsException where there are any
     */
    public void check() {
        if (!faults.none()) {
            SettingsException report = new SettingsException(place, faults.all());
            faults.clear();
            throw report;
        }
    }

    /**
     * What no message may repeat.
     *
     * @return the secrets of this document
     */
    public HiddenTexts hidden() {
        return hidden;
    }
}
