package com.example.outside;

import dev.sessionkit.spi.Setting;

/**
 * The section {@code GridSessionStore} of the settings.
 *
 * @param map which map of the grid holds the sessions
 */
public record GridSettings(
        @Setting(value = "Which map of the grid holds the sessions.", byDefault = "sessions")
        String map) {}
