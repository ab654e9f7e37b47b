/**
 * Which calls are recorded: samplers, and limits on calls of a function or with a certain value.
 *
 * <p>Everything here is thread-safe and may be shared by settings that follow each other; then it
 * goes on counting where it was.
 */
package dev.chronicle.capture.sampling;
