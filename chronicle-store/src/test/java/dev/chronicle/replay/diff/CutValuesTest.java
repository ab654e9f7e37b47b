package dev.chronicle.replay.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Outcome;
import dev.chronicle.capture.value.ValueCodec;
import dev.chronicle.capture.value.ValueLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Compares values of which one or both are cut, as the capture cuts them. */
class CutValuesTest {
  private static final ValueLimits ALL = new ValueLimits(20, 1_000, 1_000, 100_000);
  private static final int LARGEST = 900;

  record Page(List<Item> items, List<String> words, Map<Key, Item> byKey, String end) {}

  record Key(int number) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return Integer.compare(number, other.number);
    }
  }

  record Item(String id, String text, Set<String> tags, Map<String, Integer> counts, Object any) {}

  private static final Page PAGE =
      new Page(
          List.of(item("a", List.of("")), item("b", new Key(1)), item("c", null)),
          List.of("one", "", "three", "it's"),
          new TreeMap<>(Map.of(new Key(1), item("d", "x"), new Key(2), item("e", "x"))),
          "the end");

  private static Item item(String id, Object any) {
    return new Item(
        id,
        "text of \u00fc " + id,
        new TreeSet<>(Set.of("red", "green", id)),
        new TreeMap<>(Map.of("one", 1, "two words", 2, "@three", 3)),
        any);
  }

  @Test
  void whatIsCutElsewhere_isTheSame_whereverThatIs() {
    List<CapturedValue> cut = new ArrayList<>();
    for (int bytes = 1; bytes <= LARGEST; bytes++) {
      cut.add(written(PAGE, new ValueLimits(20, 1_000, 1_000, bytes)));
    }
    for (int limit = 1; limit < 6; limit++) {
      cut.add(written(PAGE, new ValueLimits(limit + 3, 1_000, 1_000, 100_000)));
      cut.add(written(PAGE, new ValueLimits(20, limit, 1_000, 100_000)));
      cut.add(written(PAGE, new ValueLimits(20, 1_000, limit + 9, 100_000)));
    }
    cut.add(written(PAGE, ALL));
    assertThat(cut.get(cut.size() - 1).json().length()).isLessThan(LARGEST);

    for (int i = 0; i < cut.size(); i++) {
      for (int j = i % 43; j < cut.size(); j += 43) {
        assertThat(compare(cut.get(i), cut.get(j))).as("%s%n%s", cut.get(i), cut.get(j)).isEmpty();
      }
    }
  }

  @Test
  void whatChangesBeforeTheCut_isFound() {
    List<String> words = words(0, 500);
    CapturedValue recorded = written(words, new ValueLimits(8, 1_000, 1_000, 2_000));
    ValueLimits more = new ValueLimits(8, 1_000, 1_000, 3_000);
    List<String> oneMore = new ArrayList<>(words);
    oneMore.add(0, "more");
    List<String> another = new ArrayList<>(words);
    another.set(7, "another");

    assertThat(compare(recorded, written(words, more))).isEmpty();
    assertThat(compare(recorded, written(another, more)))
        .containsExactly("$[7] CHANGED: recorded \"word 107\", replayed \"another\"");
    assertThat(compare(recorded, written(oneMore, more))).isNotEmpty();
    assertThat(compare(written(oneMore, more), recorded)).isNotEmpty();
    assertThat(compare(recorded, written(words(1, 500), more))).isNotEmpty();
    assertThat(compare(recorded, written(words(0, 20), more)))
        .contains("$[20] MISSING: recorded \"word 120\"");
    assertThat(compare(recorded, CapturedValue.NULL))
        .singleElement()
        .asString()
        .startsWith("$ TYPE_CHANGED");
  }

  @Test
  void memberThatIsGone_isFound_unlessItLiesBehindTheCut() {
    ValueLimits few = new ValueLimits(8, 1_000, 1_000, 25);
    record Before(String a, String b, String c) {}
    record After(String a, String c) {}

    assertThat(compare(written(new Before("1", "2", "3"), ALL), written(new After("1", "3"), few)))
        .containsExactly("$.b MISSING: recorded \"2\"");
    assertThat(
            compare(
                written(new Before("1", "2", "3"), ALL),
                written(new After("1", "3"), new ValueLimits(8, 1_000, 1_000, 12))))
        .isEmpty();
  }

  @Test
  void textThatDiffersBeforeItsCut_isFound() {
    CapturedValue recorded = written("abcdef", new ValueLimits(8, 1_000, 3, 1_000));

    assertThat(compare(recorded, written("abcxyz", ALL))).isEmpty();
    assertThat(compare(recorded, written("abxdef", ALL)))
        .containsExactly("$ CHANGED: recorded \"abc\", replayed \"abxdef\"");
    assertThat(compare(recorded, written("ab", ALL))).hasSize(1);
  }

  @Test
  void valueOfWhichOnlyItsClassIsKnown_isNoOther_unlessItIsNull() {
    CapturedValue unknown = written(PAGE, new ValueLimits(8, 1_000, 1_000, 1));

    assertThat(compare(unknown, written(PAGE, ALL))).isEmpty();
    assertThat(compare(written(PAGE, ALL), unknown)).isEmpty();
    assertThat(compare(unknown, CapturedValue.NULL)).hasSize(1);
  }

  @Test
  void changeOfAnArgumentThatWasCut_isNotLookedFor() {
    CapturedArgument changed = new CapturedArgument("list", CapturedValue.exact("[1]"));
    Outcome with = new Outcome.Returned(CapturedValue.NULL, List.of(changed));
    Outcome without = new Outcome.Returned(CapturedValue.NULL, List.of());

    assertThat(outcomes(with, without, Set.of("list"))).isEmpty();
    assertThat(outcomes(without, with, Set.of("list"))).isEmpty();
    assertThat(outcomes(with, without, Set.of())).hasSize(1);
  }

  private static List<Finding> outcomes(Outcome recorded, Outcome replayed, Set<String> cut) {
    return new OutcomeDiff(Comparison.EXACT)
        .compare(recorded, replayed, cut, DeclaredType.UNKNOWN, Map.of());
  }

  private static List<String> words(int from, int to) {
    return IntStream.range(from, to).mapToObj(number -> "word " + (100 + number)).toList();
  }

  private static List<String> compare(CapturedValue recorded, CapturedValue replayed) {
    return ValueDiff.compare(Comparison.EXACT, "$", recorded, replayed, DeclaredType.of(Page.class))
        .stream()
        .map(Finding::toString)
        .toList();
  }

  private static CapturedValue written(Object value, ValueLimits limits) {
    ValueCodec codec = ValueCodec.builder().limits(limits).build();
    return codec.write(value, value.getClass(), codec.newBudget());
  }
}
