/** Recordings as JUnit tests: played back as they are, or written out as source. */
package dev.chronicle.replay.junit;
