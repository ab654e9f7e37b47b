/** What differs between a recorded and a replayed outcome, place by place. Knows no stores. */
package dev.chronicle.replay.diff;
