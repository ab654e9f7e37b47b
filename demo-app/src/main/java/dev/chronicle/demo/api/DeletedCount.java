package dev.chronicle.demo.api;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Says how much is gone.
 *
 * @param deleted number of entries
 */
public record DeletedCount(@Schema(example = "42") long deleted) {}
