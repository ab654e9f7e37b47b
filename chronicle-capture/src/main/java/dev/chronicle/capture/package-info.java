/** What a user of Chronicle touches: annotations, the builder, sinks and metrics. */
package dev.chronicle.capture;
