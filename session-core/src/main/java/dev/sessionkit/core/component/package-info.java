/**
 * From names in the settings to live components. Start at {@link dev.sessionkit.core.component.ComponentLoader}.
 */
package dev.sessionkit.core.component;
