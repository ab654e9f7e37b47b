package dev.chronicle.demo.http;

import dev.chronicle.demo.api.Problem;
import java.util.Locale;
import org.eclipse.jetty.http.HttpStatus;

/** The problems that HTTP itself has a status for, each with a code made from its name. */
final class StatusProblem {
  private StatusProblem() {}

  /** Returns the problem of this status; {@code detail} says in one line what helps to mend it. */
  static Problem of(int status, String detail) {
    String title = HttpStatus.getMessage(status);
    return Problem.of(status, code(status, title), title, detail);
  }

  private static String code(int status, String title) {
    return switch (status) {
      case HttpStatus.INTERNAL_SERVER_ERROR_500 -> "internal_error";
      case HttpStatus.PAYLOAD_TOO_LARGE_413 -> "body_too_large";
      default -> title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    };
  }
}
