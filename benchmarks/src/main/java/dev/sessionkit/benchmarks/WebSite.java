package dev.sessionkit.benchmarks;

import dev.sessionkit.benchmarks.Contender.Part;
import jakarta.servlet.ServletContainerInitializer;
import java.util.List;

/**
 * A web application: a filter in front of one servlet, which answers any request with the same few bytes.
 *
 * @param name of its contender
 * @param part what it is there for
 * @param application the filter and the servlet
 * @param cookies what its clients hold, one for each session of {@link Population}
 */
record WebSite(String name, Part part, ServletContainerInitializer application, List<String> cookies) {}
