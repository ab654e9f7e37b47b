package dev.chronicle.capture.value;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Loss.Reason;
import dev.chronicle.capture.value.CorpusTypes.Animal;
import dev.chronicle.capture.value.CorpusTypes.Annotated;
import dev.chronicle.capture.value.CorpusTypes.Bean;
import dev.chronicle.capture.value.CorpusTypes.Cat;
import dev.chronicle.capture.value.CorpusTypes.Circle;
import dev.chronicle.capture.value.CorpusTypes.Color;
import dev.chronicle.capture.value.CorpusTypes.Connection;
import dev.chronicle.capture.value.CorpusTypes.Derived;
import dev.chronicle.capture.value.CorpusTypes.Dog;
import dev.chronicle.capture.value.CorpusTypes.Empty;
import dev.chronicle.capture.value.CorpusTypes.Everything;
import dev.chronicle.capture.value.CorpusTypes.Fish;
import dev.chronicle.capture.value.CorpusTypes.Group;
import dev.chronicle.capture.value.CorpusTypes.Holder;
import dev.chronicle.capture.value.CorpusTypes.Line;
import dev.chronicle.capture.value.CorpusTypes.Node;
import dev.chronicle.capture.value.CorpusTypes.Operation;
import dev.chronicle.capture.value.CorpusTypes.OrderException;
import dev.chronicle.capture.value.CorpusTypes.OwnList;
import dev.chronicle.capture.value.CorpusTypes.Pair;
import dev.chronicle.capture.value.CorpusTypes.Person;
import dev.chronicle.capture.value.CorpusTypes.Point;
import dev.chronicle.capture.value.CorpusTypes.Shape;
import dev.chronicle.capture.value.CorpusTypes.Square;
import dev.chronicle.capture.value.CorpusTypes.Strict;
import dev.chronicle.capture.value.CorpusTypes.Wire;
import dev.chronicle.capture.value.CorpusTypes.WithIgnored;
import dev.chronicle.capture.value.CorpusTypes.WithTransient;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.JapaneseDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Values of every kind that methods take and return, each with how faithfully it must be recorded.
 * Long, because it is a list.
 */
@SuppressWarnings({"FutureReturnValueIgnored", "JavaUtilDate", "UnnecessaryStringBuilder"})
public final class Corpus {
  private static final List<Kind> ALL = new ArrayList<>();

  /**
   * A kind of value.
   *
   * @param declared the type by which it is written and read
   * @param value makes a new one
   * @param expected how faithful its recording is
   * @param losses path and reason of each loss, {@code $.a STRING_CUT}
   */
  public record Kind(
      String name, Type declared, Supplier<Object> value, Fidelity expected, List<String> losses) {
    @Override
    public String toString() {
      return name;
    }
  }

  static {
    addScalars();
    addTimes();
    addNames();
    addEnumsAndObjects();
    addContainers();
    addReferences();
    addPartial();
    addOpaque();
  }

  private Corpus() {}

  /** Returns all kinds. */
  public static List<Kind> all() {
    return Collections.unmodifiableList(ALL);
  }

  private static void addScalars() {
    exact("null", Object.class, () -> null);
    exact("boolean", boolean.class, () -> true);
    exact("byte", byte.class, () -> Byte.MIN_VALUE);
    exact("short", short.class, () -> Short.MIN_VALUE);
    exact("int", int.class, () -> Integer.MIN_VALUE);
    exact("long", long.class, () -> Long.MIN_VALUE);
    exact("largest long", long.class, () -> Long.MAX_VALUE);
    exact("float", float.class, () -> 0.1f);
    exact("double", double.class, () -> 0.1);
    exact("negative zero", double.class, () -> -0.0);
    exact("smallest double", double.class, () -> Double.MIN_VALUE);
    exact("char", char.class, () -> 'ß');
    exact("char that is half a pair", char.class, () -> '\ud83d');
    exact("NaN", double.class, () -> Double.NaN);
    exact("infinity", double.class, () -> Double.NEGATIVE_INFINITY);
    exact("float NaN", Float.class, () -> Float.NaN);
    exact("boxed int", Integer.class, () -> 7);
    exact("int as Object", Object.class, () -> 7);
    exact("long as Object", Object.class, () -> 7L);
    exact("byte as Object", Object.class, () -> (byte) 7);
    exact("float as Object", Object.class, () -> 7.5f);
    exact("char as Object", Object.class, () -> 'x');
    exact("long as Number", Number.class, () -> 7L);
    exact("huge integer", BigInteger.class, () -> BigInteger.TEN.pow(200));
    exact("decimal with scale", BigDecimal.class, () -> new BigDecimal("1.00"));
    exact("decimal with exponent", BigDecimal.class, () -> new BigDecimal("1E+400"));
    exact("decimal as Object", Object.class, () -> new BigDecimal("1.10"));
    exact("empty string", String.class, () -> "");
    exact("string of controls", String.class, () -> "\u0000\u0001\n\r\t\"\\/\u007f\u2028");
    exact("string beyond the BMP", String.class, () -> "日本 🚀");
    exact("lone surrogates", String.class, () -> "a\ud83d b\ude00\ud83d");
    exact("string as Object", Object.class, () -> "text");
    exact("string that looks like Chronicle's own", Object.class, () -> "{\"@type\":\"x\"}");
    exact("CharSequence", CharSequence.class, () -> "text");
    exact("StringBuilder", StringBuilder.class, () -> new StringBuilder("text"));
    exact("char array", char[].class, () -> "text".toCharArray());
    exact("byte array", byte[].class, () -> new byte[] {0, -1, 127});
    exact("byte array as Object", Object.class, () -> new byte[] {1});
    exact("atomic int", AtomicInteger.class, () -> new AtomicInteger(3));
    exact("atomic long", AtomicLong.class, () -> new AtomicLong(3));
    exact("atomic boolean", AtomicBoolean.class, () -> new AtomicBoolean(true));
    exact("math context", MathContext.class, () -> MathContext.DECIMAL128);
  }

  private static void addTimes() {
    exact("Instant", Instant.class, () -> Instant.parse("2026-11-24T01:02:03.123456789Z"));
    exact("earliest Instant", Instant.class, () -> Instant.MIN);
    exact("LocalDate", LocalDate.class, () -> LocalDate.of(2024, 2, 29));
    exact("latest LocalDate", LocalDate.class, () -> LocalDate.MAX);
    exact("LocalTime", LocalTime.class, () -> LocalTime.of(23, 59, 59, 1));
    exact("LocalDateTime", LocalDateTime.class, () -> LocalDateTime.of(2026, 1, 1, 0, 0));
    exact("OffsetTime", OffsetTime.class, () -> OffsetTime.MAX);
    exact("OffsetDateTime", OffsetDateTime.class, () -> OffsetDateTime.MIN);
    exact(
        "ZonedDateTime",
        ZonedDateTime.class,
        () -> ZonedDateTime.of(2026, 10, 25, 2, 30, 0, 0, ZoneId.of("Europe/Berlin")));
    exact("Duration", Duration.class, () -> Duration.ofSeconds(-1, 5));
    exact("Period", Period.class, () -> Period.of(1, -2, 3));
    exact("Year", Year.class, () -> Year.of(-44));
    exact("YearMonth", YearMonth.class, () -> YearMonth.of(2026, 1));
    exact("MonthDay", MonthDay.class, () -> MonthDay.of(2, 29));
    exact("ZoneId", ZoneId.class, () -> ZoneId.of("America/New_York"));
    exact("ZoneOffset", ZoneOffset.class, () -> ZoneOffset.ofHoursMinutes(5, 30));
    exact("Japanese date", JapaneseDate.class, () -> JapaneseDate.of(2026, 1, 1));
    exact("Date", Date.class, () -> new Date(1_700_000_000_123L));
    exact("SQL timestamp", Timestamp.class, () -> Timestamp.from(Instant.ofEpochSecond(1, 5)));
    exact("Timestamp as Date", Date.class, () -> Timestamp.from(Instant.ofEpochSecond(1, 5)));
  }

  private static void addNames() {
    exact("UUID", UUID.class, () -> new UUID(1, 2));
    exact("URI", URI.class, () -> URI.create("https://example.com/a?b=c#d"));
    exact("URL", URL.class, () -> uncheckedUrl("https://example.com/a"));
    exact("Path", Path.class, () -> Path.of("some", "file.txt"));
    exact("File", File.class, () -> new File("some/file.txt"));
    exact("Locale", Locale.class, () -> Locale.forLanguageTag("zh-Hant-TW"));
    exact("Currency", Currency.class, () -> Currency.getInstance("EUR"));
    exact("Charset", Charset.class, () -> StandardCharsets.UTF_16LE);
    exact("TimeZone", TimeZone.class, () -> TimeZone.getTimeZone("Asia/Tokyo"));
    exact("Pattern", Pattern.class, () -> Pattern.compile("a+/b", Pattern.CASE_INSENSITIVE));
    exact("InetAddress", InetAddress.class, InetAddress::getLoopbackAddress);
    exact("BitSet", BitSet.class, () -> BitSet.valueOf(new long[] {5, 1}));
  }

  private static void addEnumsAndObjects() {
    exact("enum", Color.class, () -> Color.GREEN);
    exact("enum with bodies", Operation.class, () -> Operation.MINUS);
    exact("enum with a name in JSON", Wire.class, () -> Wire.RENAMED);
    exact("record", Point.class, () -> new Point(1, -2));
    exact("empty record", Empty.class, Empty::new);
    exact("nested record", Line.class, () -> new Line(new Point(1, 2), null, "l"));
    exact(
        "generic record",
        new TypeReference<Pair<Point, List<LocalDate>>>() {},
        () -> new Pair<>(new Point(1, 2), List.of(LocalDate.EPOCH)));
    exact("raw generic record", Pair.class, () -> new Pair<>("a", 1L));
    exact(
        "record of everything",
        Everything.class,
        () ->
            new Everything(
                true,
                (byte) 1,
                (short) 2,
                3,
                4L,
                5.5f,
                6.5,
                '7',
                "8",
                9,
                Color.RED,
                List.of(new Point(1, 2)),
                Map.of("k", 1L),
                Optional.of("o"),
                new int[] {1, 2}));
    exact(
        "recursive record",
        Node.class,
        () -> new Node("a", List.of(new Node("b", List.of()), new Node("c", null))));
    exact("sealed interface", Shape.class, () -> new Circle(1.5));
    exact(
        "sealed interface inside itself",
        new TypeReference<List<Shape>>() {},
        () -> List.of(new Group(List.of(new Square(1), new Circle(2)))));
    exact("Jackson's subtype by annotation", Animal.class, () -> new Cat(9));
    exact("Jackson's subtype by list", Animal.class, () -> new Dog(true));
    exact("bean", Bean.class, () -> Bean.of("n", 3, "a", "b"));
    exact("class without default constructor", Strict.class, () -> new Strict("c"));
    exact("inheritance that hides a field", Derived.class, Derived::new);
    exact("class with Jackson's names", Annotated.class, Annotated::new);
    exact("transient field of a Serializable", WithTransient.class, Corpus::withoutCache);
    exact("Object field of a known kind", Holder.class, () -> new Holder(List.of(1, "a", 2.5)));
    exact("Object field of a map", Holder.class, () -> new Holder(new HashMap<>(Map.of("a", 1))));
    exact("entry of a map", new TypeReference<Map.Entry<String, Point>>() {}, Corpus::entry);
    exact("Optional", new TypeReference<Optional<String>>() {}, () -> Optional.of("x"));
    exact("empty Optional", new TypeReference<Optional<String>>() {}, Optional::empty);
    exact(
        "Optional of Optional",
        new TypeReference<Optional<Optional<String>>>() {},
        () -> Optional.of(Optional.empty()));
    exact("Optional as Object", Object.class, () -> Optional.of(1));
    exact("OptionalInt", OptionalInt.class, () -> OptionalInt.of(3));
    exact("OptionalLong", OptionalLong.class, OptionalLong::empty);
    exact("OptionalDouble", OptionalDouble.class, () -> OptionalDouble.of(Double.NaN));
    exact(
        "atomic reference",
        new TypeReference<AtomicReference<Point>>() {},
        () -> new AtomicReference<>(new Point(1, 2)));
    exact(
        "future that is done",
        new TypeReference<CompletableFuture<String>>() {},
        () -> CompletableFuture.completedFuture("x"));
    exact("JSON tree", JsonNode.class, Corpus::jsonTree);
  }

  private static void addContainers() {
    exact("int array", int[].class, () -> new int[] {1, 2, 3});
    exact("three-dimensional array", int[][][].class, () -> new int[][][] {{{1}, {}}, null});
    exact("boxed array with null", Integer[].class, () -> new Integer[] {1, null});
    exact("array of generics", new TypeReference<List<String>[]>() {}, Corpus::arrayOfLists);
    exact("Object array", Object[].class, () -> new Object[] {1, "a", 2L, null});
    exact("int array as Object", Object.class, () -> new int[] {1});
    exact("String array as Object", Object.class, () -> new String[] {"a"});
    exact("List.of", new TypeReference<List<Integer>>() {}, () -> List.of(1, 2));
    exact("ArrayList with nulls", new TypeReference<List<String>>() {}, Corpus::listWithNull);
    exact("Arrays.asList", new TypeReference<List<Long>>() {}, () -> Arrays.asList(1L, null));
    exact(
        "unmodifiable view",
        new TypeReference<Collection<Integer>>() {},
        () -> Collections.unmodifiableList(new ArrayList<>(List.of(1))));
    exact("subList", new TypeReference<List<Integer>>() {}, () -> List.of(1, 2, 3).subList(1, 2));
    exact(
        "CopyOnWriteArrayList",
        new TypeReference<CopyOnWriteArrayList<Integer>>() {},
        () -> new CopyOnWriteArrayList<>(List.of(1)));
    exact("HashSet", new TypeReference<Set<Point>>() {}, () -> new HashSet<>(points()));
    exact("Set as Object", Object.class, () -> new HashSet<>(List.of("a")));
    exact("EnumSet", new TypeReference<EnumSet<Color>>() {}, () -> EnumSet.of(Color.RED));
    exact("TreeSet", new TypeReference<SortedSet<String>>() {}, Corpus::treeSet);
    exact(
        "TreeSet in reverse",
        new TypeReference<TreeSet<Integer>>() {},
        () -> {
          TreeSet<Integer> set = new TreeSet<>(Comparator.reverseOrder());
          set.addAll(List.of(1, 2, 3));
          return set;
        });
    exact("ArrayDeque", new TypeReference<ArrayDeque<Integer>>() {}, () -> deque());
    exact(
        "PriorityQueue",
        new TypeReference<PriorityQueue<Integer>>() {},
        () -> new PriorityQueue<>(List.of(3, 1, 2)));
    exact("Map.of", new TypeReference<Map<String, Integer>>() {}, () -> Map.of("a", 1));
    exact("map with null", new TypeReference<Map<String, String>>() {}, Corpus::mapWithNull);
    exact(
        "map with numbers as keys",
        new TypeReference<Map<Long, String>>() {},
        () -> new HashMap<>(Map.of(1L, "a", -2L, "b")));
    exact(
        "map with enums as keys",
        new TypeReference<EnumMap<Color, Integer>>() {},
        () -> new EnumMap<>(Map.of(Color.RED, 1)));
    exact(
        "map with dates as keys",
        new TypeReference<SortedMap<LocalDate, Integer>>() {},
        () -> new TreeMap<>(Map.of(LocalDate.EPOCH, 1)));
    exact(
        "map with records as keys",
        new TypeReference<Map<Point, String>>() {},
        () -> new HashMap<>(Map.of(new Point(1, 2), "p")));
    exact("map with mixed keys", new TypeReference<Map<Object, Object>>() {}, Corpus::mixedKeys);
    exact(
        "map with keys of Chronicle's own",
        new TypeReference<Map<String, String>>() {},
        () -> new LinkedHashMap<>(Map.of("@type", "x", "@ref", "$", "@@", "y")));
    exact("map as Object", Object.class, () -> new LinkedHashMap<>(Map.of("@type", "Date")));
    exact(
        "ConcurrentHashMap",
        new TypeReference<ConcurrentHashMap<String, Integer>>() {},
        () -> new ConcurrentHashMap<>(Map.of("a", 1)));
    exact("Properties", Properties.class, Corpus::properties);
    exact(
        "nested generics",
        new TypeReference<Map<String, List<Map<Color, Optional<Point>>>>>() {},
        () -> Map.of("a", List.of(Map.of(Color.RED, Optional.of(new Point(1, 2))))));
    exact("list as Iterable", new TypeReference<Iterable<Long>>() {}, () -> List.of(1L));
  }

  private static void addReferences() {
    exact("object that holds itself", Person.class, Corpus::narcissus);
    exact("objects that hold each other", Person.class, Corpus::couple);
    exact(
        "object that stands twice in a list", new TypeReference<List<Person>>() {}, Corpus::twins);
    exact("list that holds itself", Object.class, Corpus::selfishList);
    exact("map that holds itself", Object.class, Corpus::selfishMap);
    exact("array that holds itself", Object[].class, Corpus::selfishArray);
  }

  private static void addPartial() {
    partial("long string", String.class, () -> "x".repeat(100_000), "$ STRING_CUT");
    partial("long byte array", byte[].class, () -> new byte[100_000], "$ STRING_CUT");
    partial("long StringBuilder", CharSequence.class, Corpus::longBuilder, "$ STRING_CUT");
    partial(
        "long list",
        new TypeReference<List<Integer>>() {},
        () -> IntStream.range(0, 5_000).boxed().toList(),
        "$ ITEMS_CUT");
    partial("long array", int[].class, () -> new int[5_000], "$ ITEMS_CUT");
    partial(
        "long map",
        new TypeReference<Map<String, Integer>>() {},
        () ->
            IntStream.range(0, 5_000)
                .collect(LinkedHashMap::new, (map, i) -> map.put("k" + i, i), Map::putAll),
        "$ ITEMS_CUT");
    partial("large set of bits", BitSet.class, Corpus::manyBits, "$ ITEMS_CUT");
    partial("deep nesting", Object.class, Corpus::deep, "$[0][0][0][0][0][0][0][0] DEPTH_CUT");
    partial(
        "many long strings",
        new TypeReference<List<String>>() {},
        () -> Collections.nCopies(100, "y".repeat(5_000)),
        "$[13] BYTES_CUT");
    partial(
        "secret", new TypeReference<Map<String, String>>() {}, Corpus::secret, "$.token REDACTED");
    partial("ignored field", WithIgnored.class, WithIgnored::new, "$.ignored IGNORED");
    partial("subclass that nobody names", Animal.class, () -> new Fish(3), "$ TYPE_UNKNOWN");
    partial(
        "class as Object that nobody names", Object.class, () -> new Point(1, 2), "$ TYPE_UNKNOWN");
    partial(
        "Object field of the same",
        Holder.class,
        () -> new Holder(new Point(1, 2)),
        "$.content TYPE_UNKNOWN");
    partial(
        "inner class", CorpusTypes.Inner.class, () -> CorpusTypes.outer().inner(), "$ UNSUPPORTED");
    partial("list class of the application", OwnList.class, OwnList::new, "$ TYPE_UNKNOWN");
    partial(
        "identity map",
        new TypeReference<IdentityHashMap<String, String>>() {},
        IdentityHashMap::new,
        "$ TYPE_UNKNOWN");
    partial(
        "sorted by an order of its own",
        new TypeReference<TreeSet<String>>() {},
        Corpus::byLength,
        "$ TYPE_UNKNOWN");
    partial(
        "lambda in a field",
        Holder.class,
        () -> new Holder((Runnable) () -> {}),
        "$.content UNSUPPORTED");
    partial(
        "stream in a record",
        new TypeReference<Pair<String, InputStream>>() {},
        () -> new Pair<>("a", bytes()),
        "$.second NOT_READ");
    partial(
        "exception as a value",
        Throwable.class,
        () -> new OrderException("m", 1),
        "$ TYPE_UNKNOWN");
  }

  private static void addOpaque() {
    opaque("Class", Class.class, () -> String.class, Reason.UNSUPPORTED);
    opaque("lambda", Runnable.class, () -> (Runnable) () -> {}, Reason.UNSUPPORTED);
    opaque(
        "method reference",
        Supplier.class,
        () -> (Supplier<Object>) Object::new,
        Reason.UNSUPPORTED);
    opaque("proxy", Runnable.class, Corpus::proxy, Reason.UNSUPPORTED);
    opaque("InputStream", InputStream.class, Corpus::bytes, Reason.NOT_READ);
    opaque("Reader", Reader.class, () -> new StringReader("text"), Reason.NOT_READ);
    opaque("Iterator", Iterator.class, () -> List.of(1).iterator(), Reason.NOT_READ);
    opaque("Stream", Stream.class, () -> Stream.of(1), Reason.NOT_READ);
    opaque("IntStream", IntStream.class, () -> IntStream.of(1), Reason.NOT_READ);
    opaque(
        "future that is not done",
        CompletableFuture.class,
        CompletableFuture::new,
        Reason.NOT_READ);
    opaque(
        "future that failed",
        CompletableFuture.class,
        () -> CompletableFuture.failedFuture(new IOException("x")),
        Reason.UNSUPPORTED);
    opaque("Thread", Thread.class, Thread::currentThread, Reason.NOT_READ);
    opaque("Lock", ReentrantLock.class, ReentrantLock::new, Reason.NOT_READ);
    opaque(
        "Executor",
        Executor.class,
        () -> java.util.concurrent.ForkJoinPool.commonPool(),
        Reason.NOT_READ);
    opaque("resource", Connection.class, Connection::new, Reason.NOT_READ);
    opaque("class loader", ClassLoader.class, Corpus.class::getClassLoader, Reason.NOT_READ);
    opaque(
        "huge number",
        BigInteger.class,
        () -> BigInteger.ONE.shiftLeft(100_000),
        Reason.STRING_CUT);
    opaque("plain Object", Object.class, Object::new, Reason.UNSUPPORTED);
  }

  private static void exact(String name, Type declared, Supplier<Object> value) {
    ALL.add(new Kind(name, declared, value, Fidelity.EXACT, List.of()));
  }

  private static void exact(String name, TypeReference<?> declared, Supplier<Object> value) {
    exact(name, declared.getType(), value);
  }

  private static void partial(String name, Type declared, Supplier<Object> value, String loss) {
    ALL.add(new Kind(name, declared, value, Fidelity.PARTIAL, List.of(loss)));
  }

  private static void partial(
      String name, TypeReference<?> declared, Supplier<Object> value, String loss) {
    partial(name, declared.getType(), value, loss);
  }

  private static void opaque(String name, Type declared, Supplier<Object> value, Reason reason) {
    ALL.add(new Kind(name, declared, value, Fidelity.OPAQUE, List.of("$ " + reason)));
  }

  private static URL uncheckedUrl(String text) {
    try {
      return URI.create(text).toURL();
    } catch (IOException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  private static Object withoutCache() {
    WithTransient value = new WithTransient();
    value.cache = null;
    return value;
  }

  private static Object entry() {
    return Map.entry("k", new Point(1, 2));
  }

  private static Object jsonTree() {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return nodes
        .objectNode()
        .put("i", 1)
        .put("l", 1L << 40)
        .put("d", 1.5)
        .put("f", 1.5f)
        .put("n", new BigDecimal("1.10"))
        .put("b", new byte[] {1, 2})
        .put("@type", "mine")
        .putNull("z")
        .set("a", nodes.arrayNode().add("x").add(true).addNull());
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Object arrayOfLists() {
    return new List[] {List.of("a"), List.of()};
  }

  private static Object listWithNull() {
    return new ArrayList<>(Arrays.asList("a", null, "b"));
  }

  private static List<Point> points() {
    return List.of(new Point(1, 2), new Point(3, 4));
  }

  private static Object treeSet() {
    return new TreeSet<>(List.of("b", "a"));
  }

  private static Object deque() {
    return new ArrayDeque<>(List.of(1, 2));
  }

  private static Object mapWithNull() {
    Map<String, String> map = new HashMap<>();
    map.put("a", null);
    map.put(null, "b");
    return map;
  }

  private static Object mixedKeys() {
    Map<Object, Object> map = new LinkedHashMap<>();
    map.put("s", 1);
    map.put(2L, "two");
    map.put(List.of(3), Set.of(4));
    return map;
  }

  private static Object properties() {
    Properties properties = new Properties();
    properties.setProperty("a", "1");
    return properties;
  }

  private static Object narcissus() {
    Person person = new Person("n");
    person.partner = person;
    return person;
  }

  private static Object couple() {
    Person one = new Person("a");
    Person other = new Person("b");
    one.partner = other;
    other.partner = one;
    one.friends.add(other);
    return one;
  }

  private static Object twins() {
    Person person = new Person("t");
    return new ArrayList<>(List.of(person, person));
  }

  private static Object selfishList() {
    List<Object> list = new ArrayList<>();
    list.add(list);
    return list;
  }

  private static Object selfishMap() {
    Map<String, Object> map = new HashMap<>();
    map.put("me", map);
    return map;
  }

  private static Object selfishArray() {
    Object[] array = new Object[1];
    array[0] = array;
    return array;
  }

  private static Object longBuilder() {
    return new StringBuilder("x".repeat(100_000));
  }

  private static Object manyBits() {
    BitSet bits = new BitSet();
    bits.set(0, 1_000_000);
    return bits;
  }

  private static Object deep() {
    Object deep = "core";
    for (int i = 0; i < 10_000; i++) {
      List<Object> around = new ArrayList<>();
      around.add(deep);
      deep = around;
    }
    return deep;
  }

  private static Object secret() {
    return new HashMap<>(Map.of("token", "hunter2"));
  }

  private static Object byLength() {
    return new TreeSet<>(Comparator.comparing(String::length));
  }

  private static InputStream bytes() {
    return new ByteArrayInputStream(new byte[] {1, 2, 3});
  }

  private static Object proxy() {
    return Proxy.newProxyInstance(
        Corpus.class.getClassLoader(),
        new Class<?>[] {Runnable.class},
        (self, method, arguments) -> {
          throw new IllegalStateException("must not be called");
        });
  }
}
