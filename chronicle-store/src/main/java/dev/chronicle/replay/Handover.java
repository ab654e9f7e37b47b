package dev.chronicle.replay;

import dev.chronicle.call.CapturedCall;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Calls on their way from the one who reads them to those who play them back: a bounded queue that
 * has an end. Thread-safe.
 */
final class Handover {
  private final int room;
  private final Queue<CapturedCall> waiting = new ArrayDeque<>();
  private boolean isOver;

  Handover(int room) {
    this.room = room;
  }

  /**
   * Hands a call over and waits for room to do so; does nothing after the end.
   *
   * @throws InterruptedException if the thread was interrupted while it waited
   */
  synchronized void put(CapturedCall call) throws InterruptedException {
    while (!isOver && waiting.size() >= room) {
      wait();
    }
    if (!isOver) {
      waiting.add(call);
      notifyAll();
    }
  }

  /** Takes the next call and waits for one; {@code null} when none is left and none will come. */
  synchronized CapturedCall take() {
    while (waiting.isEmpty() && !isOver) {
      try {
        wait();
      } catch (InterruptedException late) {
        // It was meant for a call that has ended by now.
      }
    }
    CapturedCall call = waiting.poll();
    notifyAll();
    return call;
  }

  /** Says that no call will come any more; those that wait are still to be taken. */
  synchronized void end() {
    isOver = true;
    notifyAll();
  }

  /** Ends at once, and forgets the calls that wait. */
  synchronized void cancel() {
    waiting.clear();
    end();
  }
}
