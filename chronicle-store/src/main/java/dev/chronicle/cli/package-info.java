/** The command line: looks into a store, moves what is in it, and compares. */
package dev.chronicle.cli;
