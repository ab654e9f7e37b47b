package dev.chronicle.demo.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** A request's body that ends with an exception after so many bytes. For one thread. */
final class BoundedBody extends ServletInputStream {
  private final ServletInputStream body;
  private final long limit;
  private long left;

  BoundedBody(ServletInputStream body, long limit) {
    this.body = body;
    this.limit = limit;
    this.left = limit;
  }

  /** Says whether there was more than the limit. */
  boolean isExceeded() {
    return left < 0;
  }

  @Override
  public int read() throws IOException {
    int read = body.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = body.read(buffer, offset, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(int bytes) throws BodyTooLargeException {
    left -= bytes;
    if (left < 0) {
      throw new BodyTooLargeException(limit);
    }
  }

  @Override
  public int available() throws IOException {
    return body.available();
  }

  @Override
  public boolean isFinished() {
    return body.isFinished();
  }

  @Override
  public boolean isReady() {
    return body.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    body.setReadListener(listener);
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
