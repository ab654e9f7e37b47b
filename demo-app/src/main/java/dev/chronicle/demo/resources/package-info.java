/** The REST interface. */
package dev.chronicle.demo.resources;
