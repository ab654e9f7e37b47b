/** Hands captured calls to OpenTelemetry. */
package dev.chronicle.capture.otel;
