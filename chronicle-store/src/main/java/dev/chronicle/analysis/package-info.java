/**
 * What the recordings amount to: figures for each function and how they develop, how durations are
 * spread, which errors there are, where the time goes, and what differs between two times or two
 * versions.
 *
 * <p>Everything is bounded, however much is stored: figures come from the statistics that the store
 * keeps; what needs the calls themselves looks at a sample of a size that the caller chooses, and
 * the result says how many it looked at. Reads only through {@link dev.chronicle.store}.
 */
package dev.chronicle.analysis;
