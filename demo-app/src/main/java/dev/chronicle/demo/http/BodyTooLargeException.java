package dev.chronicle.demo.http;

import java.io.IOException;

/** A request brought more bytes than are read. */
final class BodyTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  BodyTooLargeException(long limit) {
    super("the body must not be larger than " + limit + " bytes");
  }
}
