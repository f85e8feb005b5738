/**
 * From a settings file to records. {@link dev.sessionkit.core.settings.SettingsDocument} reads,
 * {@link dev.sessionkit.core.settings.SettingsSections} binds each section to its record and reports all faults at once.
 */
package dev.sessionkit.core.settings;
