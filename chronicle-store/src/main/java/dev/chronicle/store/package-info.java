/**
 * Keeping captured calls and asking for them: what every store offers, whatever it is built on.
 *
 * <p>Values here are immutable and may be shared between threads; no component is {@code null}
 * unless its Javadoc says so.
 */
package dev.chronicle.store;
