package dev.chronicle.simulator.plan;

import java.util.Map;

/**
 * A task as someone asks for it.
 *
 * @param title 1 to 200 characters
 * @param description a sentence or two
 * @param priority low, medium, high or critical
 * @param payload what the worker needs, by name
 * @param maxRetries 0 to 10
 */
public record TaskDraft(
    String title,
    String description,
    String priority,
    Map<String, Object> payload,
    int maxRetries) {}
