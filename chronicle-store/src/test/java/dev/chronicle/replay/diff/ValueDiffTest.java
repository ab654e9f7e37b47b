package dev.chronicle.replay.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CapturedValue;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValueDiffTest {

  @Test
  void equalValues_haveNoFindings() {
    assertThat(diff("{\"a\":[1,2,{\"b\":null}]}", "{\"a\":[1,2,{\"b\":null}]}")).isEmpty();
    assertThat(diff("{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}")).isEmpty();
  }

  @Test
  void changedValue_isToldByItsPath() {
    assertThat(diff("{\"items\":[{\"note\":\"x\"},7]}", "{\"items\":[{\"note\":\"y\"},7]}"))
        .containsExactly("$.items[0].note CHANGED: recorded \"x\", replayed \"y\"");
  }

  @Test
  void oddKeys_areQuotedInPaths() {
    assertThat(diff("{\"it's odd\":1}", "{\"it's odd\":2}"))
        .containsExactly("$['it\\'s odd'] CHANGED: recorded 1, replayed 2");
  }

  @Test
  void membersOfOneSide_areMissingOrAdded() {
    assertThat(diff("{\"a\":1}", "{\"b\":2}"))
        .containsExactly("$.a MISSING: recorded 1", "$.b ADDED: replayed 2");
  }

  @Test
  void anotherType_isAChangeOfType_andSoIsNull() {
    assertThat(diff("{\"a\":1,\"b\":\"x\"}", "{\"a\":\"1\",\"b\":null}"))
        .containsExactly(
            "$.a TYPE_CHANGED: recorded 1, replayed \"1\"",
            "$.b TYPE_CHANGED: recorded \"x\", replayed null");
  }

  @Test
  void anotherTypeId_isAChangeOfType() {
    assertThat(diff("{\"@type\":\"Circle\",\"r\":1}", "{\"@type\":\"Square\",\"r\":1}"))
        .containsExactly(
            "$ TYPE_CHANGED: recorded {\"@type\":\"Circle\",\"r\":1},"
                + " replayed {\"@type\":\"Square\",\"r\":1}");
  }

  @Test
  void itemPutIntoALongList_isOneFinding() {
    List<Integer> items = IntStream.range(0, 60_000).boxed().toList();
    List<Integer> more = new ArrayList<>(items);
    more.add(30_000, -1);

    assertThat(diff(items.toString(), more.toString()))
        .containsExactly("$[30000] ADDED: replayed -1");
    assertThat(diff(more.toString(), items.toString()))
        .containsExactly("$[30000] MISSING: recorded -1");
  }

  @Test
  void longListsWithNothingInCommon_areTold_withoutMemoryForEveryPair() {
    String recorded = IntStream.range(0, 60_000).boxed().toList().toString();
    String replayed = IntStream.range(60_000, 120_001).boxed().toList().toString();

    assertThat(diff(recorded, replayed)).hasSize(120_001);
  }

  @Test
  void pureReordering_isOneFinding() {
    assertThat(diff("[1,2,3,4]", "[4,3,2,1]"))
        .containsExactly("$ REORDERED: recorded [1,2,3,4], replayed [4,3,2,1]");
  }

  @Test
  void itemInTheMiddle_isTheOnlyOneAddedOrMissing() {
    assertThat(diff("[1,2,3,4]", "[1,3,4]")).containsExactly("$[1] MISSING: recorded 2");
    assertThat(diff("[1,3,4]", "[1,2,3,4]")).containsExactly("$[1] ADDED: replayed 2");
  }

  @Test
  void itemsWithKeys_areMatchedByThem() {
    assertThat(
            diff(
                "[{\"id\":1,\"n\":1},{\"id\":2,\"n\":2},{\"id\":3,\"n\":3}]",
                "[{\"id\":2,\"n\":9},{\"id\":1,\"n\":1}]"))
        .containsExactly(
            "$[id=2].n CHANGED: recorded 2, replayed 9",
            "$[id=3] MISSING: recorded {\"id\":3,\"n\":3}",
            "$ REORDERED: recorded [{\"id\":1,\"n\":1},{\"id\":2,\"n\":2},{\"id\":3,\"n\":3}],"
                + " replayed [{\"id\":2,\"n\":9},{\"id\":1,\"n\":1}]");
  }

  @Test
  void keysThatAreNotUnique_areNoKeys() {
    assertThat(
            diff(
                "[{\"id\":1,\"n\":1},{\"id\":1,\"n\":2}]",
                "[{\"id\":1,\"n\":1},{\"id\":1,\"n\":3}]"))
        .containsExactly("$[1].n CHANGED: recorded 2, replayed 3");
  }

  /** What the signature of a captured method may return. */
  private record Basket(
      Set<String> tags, Map<Integer, List<String>> byAisle, List<Set<Integer>> x) {}

  @Test
  void sets_haveNoOrder() {
    assertThat(diff("[1,2,3]", "[3,1,2]", type("tags"))).isEmpty();
    assertThat(diff("{\"tags\":[\"a\",\"b\"]}", "{\"tags\":[\"b\",\"c\"]}", Basket.class))
        .containsExactly("$.tags[0] CHANGED: recorded \"a\", replayed \"c\"");
    assertThat(diff("{\"x\":[[1,2],[3]]}", "{\"x\":[[2,1],[3]]}", Basket.class)).isEmpty();
    assertThat(
            diff(
                "{\"@type\":\"HashSet\",\"@value\":[1,2]}",
                "{\"@type\":\"HashSet\",\"@value\":[2,1]}"))
        .isEmpty();
  }

  @Test
  void mapsWhoseKeysAreNoText_areComparedByKey() {
    assertThat(diff("[[1,[\"a\"]],[2,[\"b\"]]]", "[[2,[\"b\"]],[1,[\"x\"]]]", type("byAisle")))
        .containsExactly("$[key=1][0] CHANGED: recorded \"a\", replayed \"x\"");
  }

  @Test
  void numbers_areComparedByTheirDigits_orWithinATolerance() {
    assertThat(diff("1.10", "1.1")).containsExactly("$ CHANGED: recorded 1.10, replayed 1.1");
    Comparison tolerant = Comparison.EXACT.withNumberTolerance(new BigDecimal("0.01"));
    assertThat(compare(tolerant, "1.10", "1.109", Object.class)).isEmpty();
    assertThat(compare(tolerant, "1.10", "1.12", Object.class)).hasSize(1);
  }

  @Test
  void times_mayDifferByTheTolerance() {
    Comparison tolerant = Comparison.EXACT.withTimeTolerance(Duration.ofSeconds(1));
    String time = "\"2026-01-02T03:04:05Z\"";
    assertThat(compare(tolerant, time, "\"2026-01-02T03:04:05.9Z\"", Object.class)).isEmpty();
    assertThat(compare(tolerant, time, "\"2026-01-02T03:04:07Z\"", Object.class)).hasSize(1);
    assertThat(compare(tolerant, time, "\"soon, I think: 12-3\"", Object.class)).hasSize(1);
  }

  @Test
  void pathPattern_forgetsWhichItemItWas() {
    assertThat(new Finding("$.a[3].b[id=\"x\"]['k']", FindingKind.CHANGED, "1", "2").pathPattern())
        .isEqualTo("$.a[*].b[*]['k']");
  }

  private static List<String> diff(String recorded, String replayed) {
    return diff(recorded, replayed, Object.class);
  }

  private static List<String> diff(String recorded, String replayed, Type type) {
    return compare(Comparison.EXACT, recorded, replayed, type).stream()
        .map(Finding::toString)
        .toList();
  }

  private static List<Finding> compare(
      Comparison comparison, String recorded, String replayed, Type type) {
    return ValueDiff.compare(
        comparison,
        "$",
        CapturedValue.exact(recorded),
        CapturedValue.exact(replayed),
        DeclaredType.of(type));
  }

  private static Type type(String component) {
    try {
      return Basket.class.getDeclaredField(component).getGenericType();
    } catch (NoSuchFieldException wrong) {
      throw new AssertionError(wrong);
    }
  }
}
