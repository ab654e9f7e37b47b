/**
 * The task queue itself: tasks, their lifecycle, and the rules for retries, ageing and leases.
 *
 * <p>Nothing here knows HTTP, JSON or a database. What the queue needs of a database stands in
 * {@link dev.chronicle.demo.core.TaskStore}, {@link dev.chronicle.demo.core.ClaimStore} and {@link
 * dev.chronicle.demo.core.LeaseStore}. Times are UTC, to the microsecond. No argument or component
 * is {@code null} unless its Javadoc says so.
 */
package dev.chronicle.demo.core;
