package dev.chronicle.call;

/**
 * An exception as it left a method.
 *
 * @param type binary name of its class
 * @param message its message after redaction; {@code null} if it had none
 * @param stackTrace the frames, one a line, cut after a limit; may be empty
 * @param cause what caused it; {@code null} if nothing did
 * @param sql what a database told of it; {@code null} if it is none of a database
 */
public record CapturedThrowable(
    String type, String message, String stackTrace, CapturedThrowable cause, SqlError sql) {

  /** An exception of no database. */
  public CapturedThrowable(
      String type, String message, String stackTrace, CapturedThrowable cause) {
    this(type, message, stackTrace, cause, null);
  }
}
