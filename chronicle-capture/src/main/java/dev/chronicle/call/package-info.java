/**
 * The immutable values that a recording is made of.
 *
 * <p>Every type here is immutable and may be shared between threads. No component is {@code null}
 * unless its Javadoc says so. This package depends on nothing else of Chronicle's.
 */
package dev.chronicle.call;
