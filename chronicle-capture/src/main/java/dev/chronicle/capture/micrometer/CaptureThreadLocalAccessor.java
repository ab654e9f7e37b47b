package dev.chronicle.capture.micrometer;

import dev.chronicle.capture.internal.ThreadPosition;
import io.micrometer.context.ThreadLocalAccessor;

/**
 * Lets a captured call that is made where Micrometer's context propagation leads, in a Reactor
 * chain say, know its parent. Found by {@link java.util.ServiceLoader}; there is nothing to do but
 * to have {@code io.micrometer:context-propagation} on the class path.
 *
 * <p>The trace is carried by OpenTelemetry's own accessor.
 */
public final class CaptureThreadLocalAccessor implements ThreadLocalAccessor<ThreadPosition> {
  /** Under which a context knows the captured call. */
  public static final String KEY = "dev.chronicle.capture";

  @Override
  public Object key() {
    return KEY;
  }

  @Override
  public ThreadPosition getValue() {
    return ThreadPosition.here();
  }

  @Override
  public void setValue(ThreadPosition position) {
    position.enter();
  }

  @Override
  public void setValue() {
    ThreadPosition.leaveAll();
  }
}
