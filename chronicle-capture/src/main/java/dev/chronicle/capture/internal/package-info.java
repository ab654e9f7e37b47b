/**
 * The way from a woven method to the sink. Public only where woven code must reach it; nothing here
 * is for users.
 */
package dev.chronicle.capture.internal;
