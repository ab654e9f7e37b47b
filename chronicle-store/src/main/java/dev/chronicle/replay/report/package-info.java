/** Writes down what a replay has found, for people and for programs. */
package dev.chronicle.replay.report;
