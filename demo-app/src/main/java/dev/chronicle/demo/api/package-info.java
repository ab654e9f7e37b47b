/** What travels over HTTP: the JSON in and out, and the problems that are told to a caller. */
package dev.chronicle.demo.api;
