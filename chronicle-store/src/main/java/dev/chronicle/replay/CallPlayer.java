package dev.chronicle.replay;

import dev.chronicle.call.CapturedCall;
import java.util.List;

/** Plays back one call at a time, on the calling thread. Thread-safe. */
interface CallPlayer {

  /**
   * Plays a call back.
   *
   * @param tree the call and those within it
   */
  ReplayResult play(CapturedCall call, List<CapturedCall> tree);

  /** Returns how many dependency calls were really made, which must be none. */
  long liveCalls();
}
