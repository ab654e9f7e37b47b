/** A store in one SQLite file. */
package dev.chronicle.store.sqlite;
