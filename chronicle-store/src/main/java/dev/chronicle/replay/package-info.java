/**
 * Plays recorded calls back against the code of today, with every dependency answered from the
 * recording, and tells what is different.
 *
 * <pre>{@code
 * ReplayReport report =
 *     Replayer.over(store)
 *         .function("place_order")
 *         .allow(Orders.class)
 *         .targets(TargetResolver.of(new Orders(unreachableDatabase)))
 *         .build()
 *         .run();
 * }</pre>
 *
 * <p>Only woven {@code @Capture} methods of classes that the caller allowed are ever run, and
 * methods of an implementation that the caller handed over; nothing is loaded because a recording
 * names it.
 */
package dev.chronicle.replay;
