/**
 * Keeps the tasks in a SQLite file.
 *
 * <p>All writes go through one connection behind a fair lock, so that each waits its turn and none
 * is told that the database is locked; reads have connections of their own and never wait for
 * writes.
 */
package dev.chronicle.demo.db;
