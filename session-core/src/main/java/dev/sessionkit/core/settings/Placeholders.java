package dev.sessionkit.core.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in {@code ${env:NAME}} and {@code ${file:PATH}}, as many as a text has. Two dollar signs before a brace stand for one,
 * and for no placeholder. What is filled in is not looked into again. A file is UTF-8 text of at most {@value #MOST_BYTES}
 * bytes; its last line break is dropped.
 */
final class Placeholders {

    /** The most bytes a file has that is filled in. */
    static final int MOST_BYTES = 65_536;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\$\\{|\\$\\{(?:([A-Za-z]*):)?([^}]*)(\\})?");

    private final Map<String, String> environment;
    private final Path folder;
    private final Faults faults;

    Placeholders(Map<String, String> environment, Path folder, Faults faults) {
        this.environment = environment;
        this.folder = folder;
        this.faults = faults;
    }

    /**
     * A text with everything in its place.
     *
     * @param text the text
     * @param filledIn what came out of the environment or files, none of it for a message
     */
    record Filled(String text, List<String> filledIn) {}

    /** The text filled in, or empty where something is missing; that is then among the faults. */
    Optional<Filled> fill(String raw, String path) {
        StringBuilder text = new StringBuilder();
        List<String> filledIn = new ArrayList<>();
        boolean complete = true;
        int from = 0;
        for (Matcher found = PLACEHOLDER.matcher(raw); found.find(); from = found.end()) {
            text.append(raw, from, found.start());
            if (found.group().equals("$${")) {
                text.append("${");
                continue;
            }
            Optional<String> value = value(found, path);
            value.ifPresent(filledIn::add);
            value.ifPresent(text::append);
            complete &= value.isPresent();
        }
        text.append(raw, from, raw.length());
        return complete ? Optional.of(new Filled(text.toString(), List.copyOf(filledIn))) : Optional.empty();
    }

    private Optional<String> value(MatchResult placeholder, String path) {
        String kind = placeholder.group(1);
        String name = placeholder.group(2);
        if (placeholder.group(3) == null) {
            return fault(path, "a placeholder that begins with ${ has no closing }; write $${ for a plain ${");
        }
        if ("env".equals(kind)) {
            String value = environment.get(name);
            return value == null
                    ? fault(path, "there is no environment variable " + Excerpt.of(name) + " to fill in")
                    : Optional.of(value);
        }
        if ("file".equals(kind)) {
            return content(name, path);
        }
        return fault(path, "a placeholder is ${env:NAME} or ${file:PATH}; write $${ for a plain ${");
    }

    private Optional<String> content(String name, String path) {
        try {
            Path file = folder.resolve(name);
            if (Files.isDirectory(file)) {
                return fault(path, "the file to fill in is a folder: " + Excerpt.of(name));
            }
            return Optional.of(withoutLastLineBreak(TextFile.read(file, MOST_BYTES)));
        } catch (NoSuchFileException missing) {
            return fault(path, "there is no file " + Excerpt.of(name) + " to fill in; looked in " + folder);
        } catch (InvalidPathException odd) {
            return fault(path, "the file to fill in has an impossible name: " + Excerpt.of(name));
        } catch (TextFile.TooLongException tooLong) {
            return fault(path, "the file to fill in is longer than " + MOST_BYTES + " bytes: " + Excerpt.of(name));
        } catch (CharacterCodingException notUtf8) {
            return fault(path, "the file to fill in is not UTF-8 text: " + Excerpt.of(name));
        } catch (IOException broken) {
            String why = broken.getClass().getSimpleName();
            return fault(path, "the file to fill in cannot be read (" + why + "): " + Excerpt.of(name));
        }
    }

    private static String withoutLastLineBreak(String text) {
        if (!text.endsWith("\n")) {
            return text;
        }
        return text.substring(0, text.length() - (text.endsWith("\r\n") ? 2 : 1));
    }

    private Optional<String> fault(String path, String message) {
        faults.add(path, message);
        return Optional.empty();
    }
}
