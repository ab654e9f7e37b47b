package dev.chronicle.demo.api;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Says that a task is gone.
 *
 * @param deleted the task's id
 */
public record DeletedTask(@Schema(example = "0NJ4A2V7QHX3K") String deleted) {}
