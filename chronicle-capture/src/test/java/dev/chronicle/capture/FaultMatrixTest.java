package dev.chronicle.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.capture.value.Corpus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.BaseStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever goes wrong in Chronicle, and whatever is passed: a captured method ends as the same
 * method uncaptured does, with the same object or the same exception, and what was passed is as it
 * was.
 */
class FaultMatrixTest {

  /** A kind of value, made anew for each use. */
  private record Kind(String name, Supplier<Object> value) {}

  static List<Fault> faults() {
    return Fault.all();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void outcome_isThatOfUncapturedCode_forEveryKindOfValue(Fault fault) throws Exception {
    List<Kind> kinds = kinds();
    assertThat(kinds).hasSizeGreaterThan(180);
    fault.begin();
    try {
      for (int i = 0; i < kinds.size(); i++) {
        check(kinds.get(i), fault, i);
      }
    } finally {
      fault.end();
    }
  }

  private static void check(Kind kind, Fault fault, int number) throws Exception {
    Object value = kind.value.get();
    Echo echo = fault.echo(number);
    List<String> wrong = new ArrayList<>();
    fault.beforeCall(number);
    try {
      note(echo.captured(value) == echo.plain(value), "result", wrong);
      note(echo.asked(value) == value, "result of a dependency", wrong);
      Exception error = new Carrying(value);
      note(thrownBy(echo, value, error) == error, "exception", wrong);
      note(error.getSuppressed().length == 0, "suppressed exceptions", wrong);
      CompletableFuture<Object> stage = new CompletableFuture<>();
      note(echo.later(stage, value) == stage, "stage", wrong);
      stage.complete(value);
      note(stage.join() == value, "what the stage completed with", wrong);
    } finally {
      fault.afterCall();
    }
    note(left(value).equals(left(kind.value.get())), "what is left to be read", wrong);
    assertThat(wrong).as("%s, %s", kind.name, fault).isEmpty();
  }

  private static void note(boolean isSame, String what, List<String> wrong) {
    if (!isSame) {
      wrong.add(what + " differs");
    }
  }

  private static Throwable thrownBy(Echo echo, Object value, Exception error) {
    try {
      echo.throwing(value, error);
      return null;
    } catch (Throwable thrown) {
      return thrown;
    }
  }

  /** Returns what can be read from a value once only. */
  private static String left(Object value) throws IOException {
    if (value instanceof ByteArrayInputStream stream) {
      return List.of(stream.readAllBytes()).size() + " " + stream.available();
    }
    if (value instanceof InputStream stream) {
      return String.valueOf(stream.available());
    }
    if (value instanceof Reader reader) {
      return String.valueOf(reader.read());
    }
    if (value instanceof Iterator<?> iterator) {
      return String.valueOf(iterator.hasNext() ? iterator.next() : "nothing");
    }
    return value instanceof BaseStream<?, ?> stream
        ? String.valueOf(stream.iterator().hasNext())
        : "";
  }

  private static List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>();
    Corpus.all().forEach(kind -> kinds.add(new Kind(kind.name(), kind.value())));
    kinds.add(new Kind("hostile object", Hostile::new));
    kinds.add(new Kind("list of hostile objects", () -> new ArrayList<>(List.of(new Hostile()))));
    kinds.add(new Kind("hostile list", HostileList::new));
    kinds.add(new Kind("hostile map", HostileMap::new));
    kinds.add(new Kind("record of hostile objects", () -> new Holder(new Hostile(), 1)));
    kinds.add(new Kind("hostile exception", () -> new Carrying(new Hostile())));
    kinds.add(new Kind("hostile text", HostileText::new));
    kinds.add(new Kind("secret", () -> "password=hunter2 4111 1111 1111 1111"));
    return kinds;
  }

  record Holder(Hostile part, int number) {}

  /** Fails at whatever it is asked. */
  static class Hostile implements Comparable<Hostile> {
    @SuppressWarnings("unused") // read by the capture
    private final Hostile me = this;

    public String getName() {
      throw new IllegalStateException("getName");
    }

    @Override
    public String toString() {
      throw new StackOverflowError("toString");
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("hashCode");
    }

    @Override
    public boolean equals(Object other) {
      throw new AssertionError("equals");
    }

    @Override
    public int compareTo(Hostile other) {
      throw new IllegalStateException("compareTo");
    }
  }

  private static final class HostileList extends AbstractList<Object> {
    @Override
    public Object get(int index) {
      throw new IllegalStateException("get");
    }

    @Override
    public int size() {
      throw new OutOfMemoryError("size");
    }
  }

  private static final class HostileMap extends AbstractMap<Object, Object> {
    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
      throw new LinkageError("entrySet");
    }
  }

  private static final class HostileText implements CharSequence {
    @Override
    public int length() {
      throw new IllegalStateException("length");
    }

    @Override
    public char charAt(int index) {
      throw new IllegalStateException("charAt");
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      throw new IllegalStateException("subSequence");
    }
  }

  /** An exception that carries a value and fails at whatever it is asked. */
  private static final class Carrying extends Exception {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("unused") // as exceptions of applications have
    final transient Object value;

    Carrying(Object value) {
      this.value = value;
    }

    @Override
    public String getMessage() {
      throw new IllegalStateException("getMessage");
    }

    @Override
    public synchronized Throwable getCause() {
      throw new IllegalStateException("getCause");
    }
  }
}
