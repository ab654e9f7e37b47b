/**
 * How the command line looks: what a terminal can show, and text, tables and JSON made fit for it.
 */
package dev.chronicle.cli.terminal;
