/** OpenTelemetry: the SDK as the standard variables describe it, and a span for each request. */
package dev.chronicle.demo.telemetry;
