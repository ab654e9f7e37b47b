package dev.chronicle.capture.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Loss;
import dev.chronicle.capture.redaction.Redaction;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Values that do their worst while they are written cost their limits and nothing else. */
class HostileValueTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ValueCodec codec =
      ValueCodec.builder().redactor(Redaction.builder().build()).build();

  /** Throws whatever is asked of it. */
  static class Throwing {
    @SuppressWarnings("unused")
    private String field = "read directly";

    public String getField() {
      throw new IllegalStateException("getter");
    }

    @Override
    public boolean equals(Object other) {
      throw new IllegalStateException("equals");
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("hashCode");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("toString");
    }
  }

  record Parts(String before, Object hostile, String after) {}

  @Test
  void gettersEqualsHashCodeAndToString_areNotCalled() {
    CapturedValue written = write(new Throwing(), Throwing.class);

    assertThat(written).isEqualTo(CapturedValue.exact("{\"field\":\"read directly\"}"));
  }

  @Test
  void recordWhoseAccessorThrows_isReadAllTheSame() {
    @SuppressWarnings("UnusedMethod")
    record Accessor(int part) {
      @Override
      public int part() {
        throw new IllegalStateException("accessor");
      }
    }

    assertThat(write(new Accessor(3), Accessor.class))
        .isEqualTo(CapturedValue.exact("{\"part\":3}"));
  }

  @Test
  void iteratorThatThrows_costsTheRestOfItsItemsOnly() {
    CapturedValue written =
        write(List.of(new Parts("a", new Iterated(3), "b")), Object.class, Parts.class);

    assertThat(written.fidelity()).isEqualTo(Fidelity.PARTIAL);
    assertThat(written.json()).contains("\"before\":\"a\"", "[0,1,2]", "\"after\":\"b\"");
    assertThat(reasons(written)).contains("$[0].hostile UNREADABLE");
  }

  /** Gives some items, then throws. */
  static class Iterated extends AbstractList<Integer> {
    private final int good;

    Iterated(int good) {
      this.good = good;
    }

    @Override
    public Integer get(int index) {
      if (index == good) {
        throw new IllegalStateException("no more");
      }
      return index;
    }

    @Override
    public int size() {
      return Integer.MAX_VALUE;
    }
  }

  @Test
  void listThatIsEndless_costsItsLimit() {
    AtomicInteger asked = new AtomicInteger();
    List<Integer> endless =
        new AbstractList<>() {
          @Override
          public Integer get(int index) {
            asked.incrementAndGet();
            return index;
          }

          @Override
          public int size() {
            return Integer.MAX_VALUE;
          }
        };

    CapturedValue written = write(endless, List.class);

    assertThat(asked.get()).isLessThanOrEqualTo(1_001);
    assertThat(reasons(written)).contains("$ ITEMS_CUT");
  }

  @Test
  void listOfAGibibyte_costsTheBytesOfACall() {
    String mebibyte = "m".repeat(1 << 20);
    List<String> gibibyte = java.util.Collections.nCopies(1024, mebibyte);

    assertThat(write(gibibyte, List.class).json().length()).isLessThan(70_000);
  }

  @Test
  void charactersOfTheApplicationsOwn_areNotAskedForAllOfThem() {
    AtomicInteger asked = new AtomicInteger();
    CharSequence endless =
        new CharSequence() {
          @Override
          public int length() {
            return 1_000_000_000;
          }

          @Override
          public char charAt(int index) {
            asked.incrementAndGet();
            return 'x';
          }

          @Override
          public CharSequence subSequence(int start, int end) {
            throw new IllegalStateException("do not copy");
          }

          @Override
          public String toString() {
            throw new OutOfMemoryError("a billion characters");
          }
        };

    CapturedValue written = write(endless, CharSequence.class);

    assertThat(written.fidelity()).isNotEqualTo(Fidelity.EXACT);
    assertThat(asked.get()).isLessThan(100_000);
  }

  @Test
  void mapThatChangesWhileItIsWritten_isMarkedAsNotFaithful() {
    Map<String, Object> map = new HashMap<>();
    map.put("a", new Adding(map));
    map.put("b", 1);
    map.put("c", 2);

    CapturedValue written = write(map, Map.class);

    assertThat(written.fidelity()).isEqualTo(Fidelity.PARTIAL);
  }

  /** Adds to a map when it is looked at. */
  static class Adding extends AbstractList<Object> {
    private final Map<String, Object> map;

    Adding(Map<String, Object> map) {
      this.map = map;
    }

    @Override
    public Object get(int index) {
      return index;
    }

    @Override
    public int size() {
      map.put("new" + map.size(), 3);
      return 1;
    }
  }

  @Test
  void valuesThatOtherThreadsChange_areWrittenAsValidJson() throws Exception {
    Map<String, Integer> map = new HashMap<>();
    List<Integer> list = new ArrayList<>();
    AtomicBoolean done = new AtomicBoolean();
    Thread changer =
        new Thread(
            () -> {
              for (int i = 0; !done.get(); i++) {
                map.put("k" + i % 100, i);
                map.remove("k" + (i + 50) % 100);
                list.add(i);
                if (list.size() > 50) {
                  list.clear();
                }
              }
            });
    changer.start();
    try {
      for (int i = 0; i < 500; i++) {
        JSON.readTree(write(map, Map.class).json());
        JSON.readTree(write(list, List.class).json());
      }
    } finally {
      done.set(true);
      changer.join();
    }
  }

  @Test
  void keysAndEntriesThatThrow_costThemselvesOnly() {
    Map<Object, Object> hostile =
        new AbstractMap<>() {
          @Override
          public Set<Entry<Object, Object>> entrySet() {
            return new AbstractSet<>() {
              @Override
              public Iterator<Entry<Object, Object>> iterator() {
                throw new StackOverflowError("no entries");
              }

              @Override
              public int size() {
                throw new IllegalStateException("no size");
              }
            };
          }
        };

    CapturedValue written = write(new Parts("a", hostile, "b"), Parts.class);

    assertThat(written.json()).contains("\"before\":\"a\"", "\"after\":\"b\"");
    assertThat(written.fidelity()).isEqualTo(Fidelity.PARTIAL);
  }

  @Test
  void streamsReadersAndIterators_areNotTouched() throws Exception {
    InputStream input = new ByteArrayInputStream(new byte[] {1, 2, 3});
    Iterator<Integer> iterator = List.of(1, 2).iterator();
    Stream<Integer> stream = Stream.of(1, 2);

    write(new Object[] {input, iterator, stream}, Object[].class);

    assertThat(input.read()).isEqualTo(1);
    assertThat(iterator.next()).isEqualTo(1);
    assertThat(stream.count()).isEqualTo(2);
  }

  @Test
  void iterableThatIsNoCollection_isNotIterated() {
    AtomicInteger asked = new AtomicInteger();
    Iterable<Integer> once =
        () -> {
          asked.incrementAndGet();
          return List.of(1).iterator();
        };

    assertThat(write(once, Iterable.class).fidelity()).isNotEqualTo(Fidelity.EXACT);
    assertThat(asked).hasValue(0);
  }

  @Test
  void exceptionThatFailsToTellAboutItself_isRecordedWithWhatItTells() {
    Exception hostile =
        new Exception("m") {
          private static final long serialVersionUID = 1L;

          @Override
          public String getMessage() {
            throw new IllegalStateException("no message");
          }

          @Override
          public synchronized Throwable getCause() {
            return new RuntimeException("another each time", this);
          }

          @Override
          public StackTraceElement[] getStackTrace() {
            throw new IllegalStateException("no trace");
          }

          @Override
          public String toString() {
            throw new IllegalStateException("no text");
          }
        };

    CapturedThrowable written = codec.write(hostile, codec.newBudget());

    assertThat(written.message()).contains("getMessage() threw java.lang.IllegalStateException");
    assertThat(written.stackTrace()).isEmpty();
    assertThat(written.cause().message()).isEqualTo("another each time");
  }

  @Test
  void exceptionWhoseCausesGoOnForEver_isCut() {
    class Endless extends Exception {
      private static final long serialVersionUID = 1L;

      @Override
      public synchronized Throwable getCause() {
        return new Endless();
      }
    }

    int depth = 0;
    for (CapturedThrowable at = codec.write(new Endless(), codec.newBudget());
        at != null;
        at = at.cause()) {
      depth++;
    }
    assertThat(depth).isLessThan(20);
  }

  @Test
  void objectOfAClassThatCouldNotBeInitialised_passesThrough() {
    assertThatThrownBy(CorpusTypes.Broken::new).isInstanceOf(ExceptionInInitializerError.class);
    Object broken = CorpusTypes.ESCAPED.get(0);

    CapturedValue written = write(new Parts("a", broken, "b"), Parts.class);

    assertThat(written.json()).contains("\"before\":\"a\"", "\"after\":\"b\"");
  }

  @Test
  void deepNesting_costsItsLimit() {
    Object deep = "core";
    for (int i = 0; i < 200_000; i++) {
      deep = new Object[] {deep};
    }
    Object value = deep;

    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> write(value, Object.class));
  }

  @Test
  void bushOfSharedParts_isWrittenOncePerPart() {
    // Each level holds the next one twice: two to the power of 50 paths lead to the innermost.
    List<Object> level = new ArrayList<>(List.of("leaf"));
    for (int i = 0; i < 50; i++) {
      level = new ArrayList<>(Arrays.asList(level, level));
    }
    List<Object> bush = level;
    ValueCodec deepest =
        ValueCodec.builder().limits(new ValueLimits(100, 1_000, 8_192, 1 << 20)).build();

    CapturedValue written = deepest.write(bush, Object.class, deepest.newBudget());

    assertThat(written.fidelity()).isEqualTo(Fidelity.EXACT);
    assertThat(written.json().length()).isLessThan(20_000);
  }

  @Test
  void bushOfRecords_costsTheBytesOfACall() {
    record Twice(Object one, Object two) {}
    Object bush = "leaf";
    for (int i = 0; i < 50; i++) {
      bush = new Twice(bush, bush);
    }
    Object value = bush;
    ValueCodec deepest =
        ValueCodec.builder().limits(new ValueLimits(100, 1_000, 8_192, 1 << 16)).build();

    CapturedValue written =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> deepest.write(value, Object.class, deepest.newBudget()));

    assertThat(written.json().length()).isLessThanOrEqualTo(1 << 16);
  }

  @Test
  void spentBudget_leavesValidJson() throws Exception {
    Redaction redaction = Redaction.builder().build();
    for (int bytes = 1; bytes < 200; bytes += 13) {
      ValueCodec tight =
          ValueCodec.builder()
              .limits(new ValueLimits(8, 1_000, 8_192, bytes))
              .redactor(redaction)
              .build();
      for (Corpus.Kind kind : Corpus.all()) {
        CapturedValue written = tight.write(kind.value().get(), kind.declared(), tight.newBudget());
        JSON.readTree(written.json());
        if (written.fidelity() == Fidelity.EXACT) {
          assertThat(kind.expected())
              .as(kind + " in " + bytes + ": " + written)
              .isEqualTo(Fidelity.EXACT);
          assertThat(written.json().length()).isLessThanOrEqualTo(Math.max(bytes, 4));
        }
      }
    }
  }

  @Test
  void codecThatIsUsedWhileItWrites_keepsBothValuesApart() {
    List<Object> writing =
        new AbstractList<>() {
          @Override
          public Object get(int index) {
            return write(List.of("inner"), List.class).json();
          }

          @Override
          public int size() {
            return 1;
          }
        };

    assertThat(write(writing, List.class).json()).isEqualTo("[\"[\\\"inner\\\"]\"]");
  }

  /** Says that it is empty, and is not. */
  static class Liar extends AbstractList<String> implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public String get(int index) {
      return "item";
    }

    @Override
    public int size() {
      return -1;
    }

    @Override
    public Iterator<String> iterator() {
      return new ArrayList<>(List.of("a", "b")).iterator();
    }
  }

  @Test
  void collectionThatLies_isNotCalledExact() {
    assertThat(write(new Liar(), Collection.class).fidelity()).isEqualTo(Fidelity.PARTIAL);
  }

  private CapturedValue write(Object value, Class<?> declared) {
    CapturedValue written = codec.write(value, declared, codec.newBudget());
    assertValid(written);
    return written;
  }

  /** Writes with a codec that knows some classes by name. */
  private static CapturedValue write(Object value, Class<?> declared, Class<?>... named) {
    ValueCodec knowing = ValueCodec.builder().types(named).build();
    CapturedValue written = knowing.write(value, declared, knowing.newBudget());
    assertValid(written);
    return written;
  }

  private static void assertValid(CapturedValue written) {
    try {
      JSON.readTree(written.json());
    } catch (java.io.IOException invalid) {
      throw new AssertionError(written.json(), invalid);
    }
  }

  private static List<String> reasons(CapturedValue written) {
    return written.losses().stream().map(HostileValueTest::text).toList();
  }

  private static String text(Loss loss) {
    return loss.path() + " " + loss.reason();
  }
}
