/** Records what captured calls ask other services through {@link java.net.http.HttpClient}. */
package dev.chronicle.capture.http;
