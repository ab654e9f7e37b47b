/** Records SQL as dependency calls. Needs {@code net.ttddyy:datasource-proxy} on the class path. */
package dev.chronicle.capture.jdbc;
