package dev.chronicle.store.sqlite;

import java.util.List;

/**
 * Tells a bucket of a timeline that lies wholly in segments, which change rarely: of a timeline
 * that moves on with the clock, only the newest buckets have to be summed up again.
 *
 * @param functionName {@code null} for all functions
 * @param segments all that reach into it
 */
record BucketKey(String functionName, long start, long width, List<SealedSums.Version> segments) {}
