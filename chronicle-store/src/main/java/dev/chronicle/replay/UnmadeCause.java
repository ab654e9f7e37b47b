package dev.chronicle.replay;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;

/**
 * Stands in the chain of causes for an exception whose class may not be made, and is shown as that
 * exception again where the replayed call is compared.
 */
final class UnmadeCause extends Throwable {
  private static final long serialVersionUID = 1L;
  private static final char BETWEEN = '\n';

  UnmadeCause(CapturedThrowable recorded, Throwable cause) {
    super(
        recorded.message() == null
            ? recorded.type()
            : recorded.type() + BETWEEN + recorded.message(),
        cause);
  }

  /** Returns a replayed call with the recorded exceptions in the place of those that stand for. */
  static CapturedCall revealedIn(CapturedCall call) {
    return ThrownTypes.revealedIn(call, UnmadeCause::revealed);
  }

  private static ThrownTypes.Shown revealed(ThrownTypes.Shown shown) {
    if (!shown.type().equals(UnmadeCause.class.getName())) {
      return shown;
    }
    int end = shown.message().indexOf(BETWEEN);
    return end < 0
        ? new ThrownTypes.Shown(shown.message(), null)
        : new ThrownTypes.Shown(
            shown.message().substring(0, end), shown.message().substring(end + 1));
  }
}
