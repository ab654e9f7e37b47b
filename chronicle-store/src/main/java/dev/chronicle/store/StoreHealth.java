package dev.chronicle.store;

/**
 * Whether a store can do its work.
 *
 * @param healthy {@code false} when calls are being lost or cannot be read
 * @param message one line for people: what is wrong and how to mend it, or what all is well with
 */
public record StoreHealth(boolean healthy, String message) {}
