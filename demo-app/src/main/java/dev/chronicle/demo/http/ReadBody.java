package dev.chronicle.demo.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;

/** A request's body that has arrived already. For one thread. */
final class ReadBody extends ServletInputStream {
  private final ByteArrayInputStream body;

  ReadBody(byte[] body) {
    this.body = new ByteArrayInputStream(body);
  }

  @Override
  public int read() {
    return body.read();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    return body.read(buffer, offset, length);
  }

  @Override
  public int available() {
    return body.available();
  }

  @Override
  public boolean isFinished() {
    return body.available() == 0;
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void setReadListener(ReadListener listener) {
    throw new IllegalStateException("the body has arrived already: read it");
  }
}
