/** The traffic simulator's command line. */
package dev.chronicle.simulator;
