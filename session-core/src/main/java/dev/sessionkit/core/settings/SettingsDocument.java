package dev.sessionkit.core.settings;

import dev.sessionkit.core.SettingsException;
import dev.sessionkit.core.SettingsException.Fault;
import dev.sessionkit.core.settings.SettingValue.Members;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One settings document as it was read: an object of sections, not yet bound to records. With it goes the environment that
 * overrides it ({@code Section__Key=value}) and fills its placeholders ({@code ${env:NAME}}). Immutable.
 *
 * <p>It is strict JSON in UTF-8, at most {@value #MOST_BYTES} bytes (characters, where it is given as text). A key may not be written twice, not even in another
 * case. A top-level {@code "$schema"} is for editors and ignored.
 */
public final class SettingsDocument {

    /** The most bytes a document has. */
    public static final int MOST_BYTES = 1_048_576;

    private final String place;
    private final Path folder;
    private final Map<String, String> environment;
    private final Members content;
    private final List<Fault> faults;

    private SettingsDocument(
            String place, Path folder, Map<String, String> environment, Members content, Faults faults) {
        this.place = place;
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        this.content = content;
        this.faults = faults.all();
    }

    /**
     * Reads a file.
     *
     * @param file the settings file; relative {@code ${file:}} placeholders in it are meant against its folder
     * @param environment the environment variables
     * @return what it holds
     * @throws SettingsException where there is no such file, or it is no JSON object
     */
    public static SettingsDocument read(Path file, Map<String, String> environment) {
        Path absolute = file.toAbsolutePath().normalize();
        String place = "the settings file " + absolute;
        Path folder = absolute.getParent();
        return parse(place, folder == null ? absolute : folder, environment, text(absolute, place));
    }

    /**
     * Reads a text.
     *
     * @param json the settings; relative {@code ${file:}} placeholders in it are meant against the working directory
     * @param environment the environment variables
     * @return what it holds
     * @throws SettingsException where it is no JSON object
     */
    public static SettingsDocument parse(String json, Map<String, String> environment) {
        String place = "the settings given as text";
        if (json.length() > MOST_BYTES) {
            throw unusable(place, tooLong());
        }
        return parse(place, Path.of("").toAbsolutePath(), environment, json);
    }

    private static SettingsDocument parse(String place, Path folder, Map<String, String> environment, String json) {
        Faults faults = new Faults();
        try {
            if (JsonReader.read(json, faults) instanceof Members content) {
                return new SettingsDocument(place, folder, environment, content, faults);
            }
        } catch (BrokenJsonException broken) {
            throw unusable(place, broken.what());
        }
        throw unusable(place, "it is not an object of sections; it starts with { and ends with }");
    }

    private static String text(Path file, String place) {
        try {
            String text = TextFile.read(file, MOST_BYTES);
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (NoSuchFileException missing) {
            throw unusable(place, "there is no such file");
        } catch (AccessDeniedException denied) {
            throw unusable(place, "this process may not read it");
        } catch (TextFile.TooLongException tooLong) {
            throw unusable(place, tooLong());
        } catch (CharacterCodingException notUtf8) {
            throw unusable(place, "it is not UTF-8 text");
        } catch (IOException broken) {
            String what =
                    Files.isDirectory(file) ? "it is a folder; name the file in it" : "it cannot be read: " + broken;
            throw unusable(place, what);
        }
    }

    private static String tooLong() {
        return "it is longer than " + MOST_BYTES + " bytes, which no settings are";
    }

    private static SettingsException unusable(String place, String what) {
        return new SettingsException(place, List.of(new Fault("", what)));
    }

    /** Where it comes from, for a report. */
    String place() {
        return place;
    }

    /** What relative files are meant against. */
    Path folder() {
        return folder;
    }

    Map<String, String> environment() {
        return environment;
    }

    Members content() {
        return content;
    }

    /** What was found wrong while reading. */
    List<Fault> faults() {
        return faults;
    }
}
