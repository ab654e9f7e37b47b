package dev.chronicle.replay.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares two recorded values place by place: objects by member, lists in order, sets and maps
 * without, and lists whose items carry a key by that key. Not thread-safe; one for each comparison.
 */
public final class ValueDiff {
  static final String TYPE = "@type";
  static final String VALUE = "@value";

  private final Scalars scalars;
  private final ListMatcher lists;
  private final List<Finding> findings = new ArrayList<>();

  private ValueDiff(Comparison comparison) {
    this.scalars = new Scalars(comparison);
    this.lists = new ListMatcher(comparison.keys());
  }

  /**
   * Returns what differs, in the order of the places; empty if nothing does.
   *
   * @param path of the values themselves
   * @param recorded JSON
   * @param replayed JSON
   * @param declared what the signature says of both
   */
  public static List<Finding> compare(
      Comparison comparison, String path, String recorded, String replayed, DeclaredType declared) {
    if (recorded.equals(replayed)) {
      return List.of();
    }
    ValueDiff diff = new ValueDiff(comparison);
    diff.value(path, JsonTree.parse(recorded), JsonTree.parse(replayed), declared);
    return List.copyOf(diff.findings);
  }

  private void value(String path, JsonNode recorded, JsonNode replayed, DeclaredType declared) {
    if (recorded.equals(replayed)) {
      return;
    }
    if (kindOf(recorded) != kindOf(replayed)) {
      add(path, FindingKind.TYPE_CHANGED, recorded, replayed);
    } else if (recorded.isObject()) {
      object(path, recorded, replayed, declared);
    } else if (recorded.isArray()) {
      array(path, recorded, replayed, declared);
    } else if (!scalars.equal(recorded, replayed)) {
      add(path, FindingKind.CHANGED, recorded, replayed);
    }
  }

  private static JsonNodeType kindOf(JsonNode node) {
    return node.getNodeType();
  }

  private void object(String path, JsonNode recorded, JsonNode replayed, DeclaredType declared) {
    JsonNode type = recorded.path(TYPE);
    if (!type.equals(replayed.path(TYPE))) {
      add(path, FindingKind.TYPE_CHANGED, recorded, replayed);
      return;
    }
    DeclaredType known = type.isTextual() ? declared.tagged(type.textValue()) : declared;
    if (recorded.has(VALUE) && replayed.has(VALUE)) {
      value(path, recorded.get(VALUE), replayed.get(VALUE), known);
      return;
    }
    Set<String> names = new LinkedHashSet<>();
    recorded.fieldNames().forEachRemaining(names::add);
    replayed.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      String place = Places.member(path, name);
      if (!replayed.has(name)) {
        add(place, FindingKind.MISSING, recorded.get(name), null);
      } else if (!recorded.has(name)) {
        add(place, FindingKind.ADDED, null, replayed.get(name));
      } else {
        value(place, recorded.get(name), replayed.get(name), known.member(name));
      }
    }
  }

  private void array(String path, JsonNode recorded, JsonNode replayed, DeclaredType declared) {
    boolean ordered = !declared.isSet() && !declared.isMap();
    ListMatcher.Matching matching = lists.match(recorded, replayed, ordered, declared.isMap());
    for (ListMatcher.Pair pair : matching.pairs()) {
      String place = path + "[" + pair.place() + "]";
      if (pair.replayed() == null) {
        add(place, FindingKind.MISSING, pair.recorded(), null);
      } else if (pair.recorded() == null) {
        add(place, FindingKind.ADDED, null, pair.replayed());
      } else if (declared.isMap()) {
        value(place, pair.recorded().path(1), pair.replayed().path(1), declared.mapValue());
      } else {
        value(place, pair.recorded(), pair.replayed(), declared.item());
      }
    }
    if (ordered && matching.reordered()) {
      add(path, FindingKind.REORDERED, recorded, replayed);
    }
  }

  private void add(String path, FindingKind kind, JsonNode recorded, JsonNode replayed) {
    findings.add(new Finding(path, kind, text(recorded), text(replayed)));
  }

  private static String text(JsonNode node) {
    return node == null ? null : node.toString();
  }
}
