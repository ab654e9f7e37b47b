/** The demo as a program: its configuration, its start and how its parts are put together. */
package dev.chronicle.demo;
