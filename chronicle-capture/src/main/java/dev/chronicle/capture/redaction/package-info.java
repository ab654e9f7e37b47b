/**
 * Keeps secrets out of recordings: known names, known patterns, and what the user adds.
 *
 * <p>It runs on the calling thread, before anything is queued.
 */
package dev.chronicle.capture.redaction;
