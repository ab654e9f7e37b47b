/**
 * Turns live objects into bounded {@link dev.chronicle.call.CapturedValue}s, and back by the types
 * of the live signature.
 */
package dev.chronicle.capture.value;
