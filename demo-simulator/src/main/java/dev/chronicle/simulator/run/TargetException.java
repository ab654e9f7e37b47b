package dev.chronicle.simulator.run;

/** A server did not do what a run needs of it; the message says what in one line. */
public class TargetException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says what the server did not do. */
  public TargetException(String message) {
    super(message);
  }

  /** No connection could be made, which may pass. */
  static final class Unreachable extends TargetException {
    private static final long serialVersionUID = 1L;

    Unreachable(String message) {
      super(message);
    }
  }
}
