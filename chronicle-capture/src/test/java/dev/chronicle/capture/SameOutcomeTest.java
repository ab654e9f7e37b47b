package dev.chronicle.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.capture.value.Corpus;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every kind of value, a captured method ends as the same method uncaptured does. */
class SameOutcomeTest {
  private static Chronicle chronicle;

  private final Echo echo = new Echo();

  /** Each method twice: captured and not. */
  static class Echo {
    private Object kept;

    @Capture
    Object captured(Object value) {
      kept = value;
      return value;
    }

    Object plain(Object value) {
      kept = value;
      return value;
    }

    @Capture
    <E extends Throwable> void throwing(Object value, E error) throws E {
      kept = value;
      throw error;
    }
  }

  /** An exception that carries the value and fails at whatever it is asked. */
  static final class Carrying extends Exception {
    private static final long serialVersionUID = 1L;
    final transient Object value;

    Carrying(Object value) {
      this.value = value;
    }

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }
  }

  static List<Corpus.Kind> kinds() {
    return Corpus.all();
  }

  @BeforeAll
  static void install() {
    chronicle = Chronicle.builder().sink(batch -> {}).install();
  }

  @AfterAll
  static void close() {
    try {
      assertThat(chronicle.flush()).isTrue();
      assertThat(chronicle.metrics().pending()).isZero();
      // The call that returned a future that is never done has not ended.
      assertThat(chronicle.metrics().offered()).isEqualTo(2L * Corpus.all().size() - 1);
    } finally {
      chronicle.close();
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void value_goesInAndComesOutAsTheSameObject(Corpus.Kind kind) {
    Object value = kind.value().get();

    assertThat(echo.plain(value) == value).isTrue();
    assertThat(echo.captured(value) == value).isTrue();
    assertThat(echo.kept == value).isTrue();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void exception_comesOutAsTheSameObject(Corpus.Kind kind) {
    Carrying error = new Carrying(kind.value().get());
    Throwable thrown = null;
    try {
      echo.throwing(error.value, error);
    } catch (Throwable caught) {
      thrown = caught;
    }

    assertThat(thrown == error).isTrue();
    assertThat(error.getSuppressed()).isEmpty();
  }
}
