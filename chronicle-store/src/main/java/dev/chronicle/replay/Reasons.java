package dev.chronicle.replay;

import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Loss;

/** Why a recorded value is of no use, for people. */
final class Reasons {
  private Reasons() {}

  /** Returns the first loss of a value that is not exact: {@code $.card REDACTED}. */
  static String of(CapturedValue value) {
    Loss loss = value.losses().get(0);
    return loss.path()
        + " "
        + loss.reason()
        + (loss.detail().isEmpty() ? "" : ", " + loss.detail());
  }
}
