/** Lets Micrometer's context propagation carry captured calls to other threads. */
package dev.chronicle.capture.micrometer;
