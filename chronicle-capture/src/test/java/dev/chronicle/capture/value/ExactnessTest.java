package dev.chronicle.capture.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Fidelity;
import dev.chronicle.capture.redaction.Redaction;
import dev.chronicle.capture.value.CorpusTypes.Bean;
import dev.chronicle.capture.value.CorpusTypes.Circle;
import dev.chronicle.capture.value.CorpusTypes.Color;
import dev.chronicle.capture.value.CorpusTypes.Group;
import dev.chronicle.capture.value.CorpusTypes.Holder;
import dev.chronicle.capture.value.CorpusTypes.Pair;
import dev.chronicle.capture.value.CorpusTypes.Person;
import dev.chronicle.capture.value.CorpusTypes.Point;
import dev.chronicle.capture.value.CorpusTypes.Shape;
import dev.chronicle.capture.value.CorpusTypes.Square;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fidelity never lies: of many thousand random values, each that is EXACT comes back the same. */
class ExactnessTest {
  private static final int VALUES = 2_000;

  private static final List<Type> DECLARED =
      List.of(
          Object.class,
          new TypeReference<List<Object>>() {}.getType(),
          new TypeReference<Pair<Object, List<Object>>>() {}.getType(),
          new TypeReference<Map<String, Object>>() {}.getType(),
          new TypeReference<Map<Object, Object>>() {}.getType(),
          Holder.class,
          Person.class,
          Shape.class);

  private final ValueCodec codec =
      ValueCodec.builder()
          .redactor(Redaction.builder().build())
          .types(Point.class, Pair.class, Bean.class, Holder.class, Color.class, Person.class)
          .limits(new ValueLimits(6, 5, 12, 400))
          .build();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void exactValue_comesBackTheSame(long seed) {
    Values values = new Values(new Random(seed));
    int exact = 0;
    for (int i = 0; i < VALUES; i++) {
      Type declared = DECLARED.get(i % DECLARED.size());
      Object value = values.of(declared);
      CapturedValue written = codec.write(value, declared, codec.newBudget());
      if (written.fidelity() == Fidelity.EXACT) {
        exact++;
        Object read = codec.read(written, declared);
        assertThat(SameValue.test(value, read))
            .as("value %d of seed %d: %s as %s", i, seed, written.json(), declared)
            .isTrue();
        assertThat(codec.write(read, declared, codec.newBudget())).isEqualTo(written);
      }
    }
    assertThat(exact).isGreaterThan(VALUES / 10);
  }

  /** Makes random values, which may hold each other. */
  private static final class Values {
    private static final List<String> TEXTS =
        List.of(
            "", "a", "@type", "@", "k", "\ud83d", "ü\n\"", "exactly12345", "longer than 12", "$");

    private final Random random;
    private final List<Object> earlier = new ArrayList<>();

    Values(Random random) {
      this.random = random;
    }

    Object of(Type declared) {
      earlier.clear();
      int depth = random.nextInt(5);
      if (declared == Holder.class) {
        return new Holder(any(depth));
      }
      if (declared == Person.class) {
        return person(depth);
      }
      if (declared == Shape.class) {
        return shape(depth);
      }
      if (declared.getTypeName().startsWith("java.util.List")) {
        return list(depth);
      }
      if (declared.getTypeName().startsWith("java.util.Map<java.lang.String")) {
        return map(depth, false);
      }
      if (declared.getTypeName().startsWith("java.util.Map")) {
        return map(depth, true);
      }
      return declared == Object.class ? any(depth) : new Pair<>(any(depth), list(depth));
    }

    private Object any(int depth) {
      if (!earlier.isEmpty() && random.nextInt(8) == 0) {
        return earlier.get(random.nextInt(earlier.size()));
      }
      if (depth == 0 || random.nextInt(3) == 0) {
        return scalar();
      }
      return switch (random.nextInt(12)) {
        case 0, 1 -> list(depth);
        case 2 -> map(depth, random.nextBoolean());
        case 3 -> new Pair<>(any(depth - 1), any(depth - 1));
        case 4 -> new Holder(any(depth - 1));
        case 5 -> Bean.of(text(), random.nextInt(), text());
        case 6 -> new Object[] {any(depth - 1), any(depth - 1)};
        case 7 -> Optional.ofNullable(any(depth - 1));
        case 8 -> random.nextBoolean() ? new HashSet<>(scalars()) : new LinkedHashSet<>(scalars());
        case 9 -> new ArrayDeque<>(scalars());
        case 10 -> List.copyOf(scalars());
        default -> person(depth);
      };
    }

    private List<Object> scalars() {
      List<Object> scalars = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        Object scalar = scalar();
        scalars.add(scalar == null ? 1 : scalar);
      }
      return scalars;
    }

    private Object list(int depth) {
      List<Object> list = new ArrayList<>();
      earlier.add(list);
      for (int i = random.nextInt(7); i > 0; i--) {
        list.add(any(depth - 1 < 0 ? 0 : depth - 1));
      }
      return random.nextInt(5) == 0 ? Collections.unmodifiableList(list) : list;
    }

    private Object map(int depth, boolean anyKeys) {
      Map<Object, Object> map = random.nextBoolean() ? new HashMap<>() : new LinkedHashMap<>();
      if (!anyKeys && random.nextInt(3) == 0) {
        map = new TreeMap<>();
      }
      earlier.add(map);
      for (int i = random.nextInt(6); i > 0; i--) {
        Object key = anyKeys ? scalar() : text();
        map.put(key, any(depth - 1 < 0 ? 0 : depth - 1));
      }
      return map;
    }

    private Person person(int depth) {
      Person person = new Person(text());
      earlier.add(person);
      if (depth > 0) {
        person.partner = random.nextInt(3) == 0 ? person : person(depth - 1);
        person.friends.add(person.partner);
      }
      return person;
    }

    private Shape shape(int depth) {
      if (depth == 0) {
        return random.nextBoolean() ? new Circle(random.nextDouble()) : new Square(-0.0);
      }
      return new Group(List.of(shape(depth - 1), shape(0)));
    }

    private Object scalar() {
      return switch (random.nextInt(16)) {
        case 0 -> null;
        case 1 -> random.nextInt();
        case 2 -> random.nextLong();
        case 3 -> random.nextDouble();
        case 4 -> (float) random.nextGaussian();
        case 5 -> random.nextBoolean();
        case 6 -> (byte) random.nextInt();
        case 7 -> (char) random.nextInt(0x10000);
        case 8 -> new BigDecimal(new BigInteger(40, random), random.nextInt(20) - 10);
        case 9 -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
        case 10 -> new UUID(random.nextLong(), random.nextLong());
        case 11 -> random.nextBoolean() ? Color.RED : Color.GREEN;
        case 12 -> new Point(random.nextInt(), 0);
        case 13 -> Set.of();
        case 14 -> random.nextBoolean() ? Double.NaN : Double.POSITIVE_INFINITY;
        default -> text();
      };
    }

    private String text() {
      return TEXTS.get(random.nextInt(TEXTS.size()));
    }
  }
}
