package dev.chronicle.store.sqlite;

import dev.chronicle.call.ServiceId;
import java.time.Instant;

/**
 * What a program that stores calls says of itself.
 *
 * @param id names the run, unlike all others
 * @param stored how many calls it has stored so far
 * @param now when it says so
 */
record Run(String id, ServiceId service, Instant started, long stored, Instant now) {}
