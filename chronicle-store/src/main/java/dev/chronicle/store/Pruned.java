package dev.chronicle.store;

/**
 * What {@link CaptureStore#prune} did.
 *
 * @param calls how many calls went
 * @param bytes by how much the files shrank; 0 where the space is kept for calls to come
 */
public record Pruned(long calls, long bytes) {}
