package dev.chronicle.replay;

import dev.chronicle.call.CapturedCall;

/** Says why a call is not played back, before anything of it has run. */
final class NotReplayableException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What becomes of such a call. */
  private enum Kind {
    SKIPPED,
    INCOMPATIBLE,
    FAILED
  }

  private final Kind kind;

  private NotReplayableException(Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  static NotReplayableException skipped(String reason) {
    return new NotReplayableException(Kind.SKIPPED, reason);
  }

  static NotReplayableException incompatible(String reason) {
    return new NotReplayableException(Kind.INCOMPATIBLE, reason);
  }

  static NotReplayableException failed(String reason) {
    return new NotReplayableException(Kind.FAILED, reason);
  }

  ReplayResult resultFor(CapturedCall call) {
    return switch (kind) {
      case SKIPPED -> new ReplayResult.Skipped(call, getMessage());
      case INCOMPATIBLE -> new ReplayResult.Incompatible(call, getMessage());
      case FAILED -> new ReplayResult.Failed(call, getMessage());
    };
  }
}
