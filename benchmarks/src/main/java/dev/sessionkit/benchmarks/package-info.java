/**
 * What Sessionkit costs beside the raw limit and beside what a host would pick instead. {@link PairedDriver} runs all
 * contenders of a row interleaved in one JVM and prints the table; the classes named {@code Foundation…} are the same rows
 * for JMH.
 */
package dev.sessionkit.benchmarks;
