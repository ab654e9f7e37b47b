package dev.chronicle.capture.value;

import dev.chronicle.call.Loss.Reason;
import java.lang.ref.Reference;
import java.lang.reflect.Proxy;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what is no value but a means, of which only the type is recorded. */
final class Resources {

  /** Reading these would use them up, block or lead far away. */
  private static final List<Class<?>> LIVE =
      List.of(
          AutoCloseable.class,
          Iterator.class,
          Enumeration.class,
          Spliterator.class,
          Future.class,
          CompletionStage.class,
          Executor.class,
          Thread.class,
          ClassLoader.class,
          Lock.class,
          Reference.class);

  /** Types of containers and drivers: their objects belong to a request or a connection. */
  private static final List<String> CONTAINERS =
      List.of(
          "jakarta.servlet.",
          "jakarta.websocket.",
          "jakarta.ws.rs.",
          "java.sql.",
          "javax.servlet.",
          "javax.sql.",
          "javax.websocket.",
          "javax.ws.rs.",
          "org.slf4j.");

  private Resources() {}

  /** Returns the form of a class of such objects; {@code null} if it is none. */
  static Form of(Class<?> type) {
    if (type.isRecord()) {
      return null;
    }
    if (type.isHidden() || type.isSynthetic()) {
      return new OpaqueForm(type, Reason.UNSUPPORTED, "lambda " + interfaces(type));
    }
    if (Proxy.isProxyClass(type)) {
      return new OpaqueForm(type, Reason.UNSUPPORTED, "proxy " + interfaces(type));
    }
    if (LIVE.stream().anyMatch(live -> live.isAssignableFrom(type))) {
      return new OpaqueForm(type, Reason.NOT_READ, type.getName());
    }
    return isContainers(type) ? new OpaqueForm(type, Reason.UNSUPPORTED, type.getName()) : null;
  }

  private static String interfaces(Class<?> type) {
    return Stream.of(type.getInterfaces()).map(Class::getName).collect(Collectors.joining(", "));
  }

  private static boolean isContainers(Class<?> type) {
    return Supertypes.of(type).stream()
        .anyMatch(parent -> CONTAINERS.stream().anyMatch(parent.getName()::startsWith));
  }
}
