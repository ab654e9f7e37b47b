package dev.chronicle.replay.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.chronicle.call.CapturedValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares two recorded values place by place: objects by member, lists in order, sets and maps
 * without, and lists whose items carry a key by that key. A value that was cut is compared up to
 * there. Not thread-safe; one for each comparison.
 */
public final class ValueDiff {
  static final String TYPE = "@type";
  static final String VALUE = "@value";

  private final Scalars scalars;
  private final ListMatcher lists;
  private final Cuts before;
  private final Cuts after;
  private final List<Finding> findings = new ArrayList<>();

  private ValueDiff(Comparison comparison, Cuts before, Cuts after) {
    this.scalars = new Scalars(comparison);
    this.lists =
        new ListMatcher(comparison.keys(), node -> before.isCut(node) || after.isCut(node));
    this.before = before;
    this.after = after;
  }

  /**
   * Returns what differs, in the order of the places; empty if nothing does.
   *
   * @param path of the values themselves
   * @param declared what the signature says of both
   */
  public static List<Finding> compare(
      Comparison comparison,
      String path,
      CapturedValue recorded,
      CapturedValue replayed,
      DeclaredType declared) {
    if (recorded.json().equals(replayed.json())) {
      return List.of();
    }
    JsonNode was = JsonTree.parse(recorded.json());
    JsonNode is = JsonTree.parse(replayed.json());
    ValueDiff diff = new ValueDiff(comparison, new Cuts(recorded, was), new Cuts(replayed, is));
    boolean isKnown = !diff.before.isWhole() && !diff.after.isWhole();
    if (isKnown || was.isNull() || is.isNull()) {
      diff.value(path, was, is, declared);
    }
    return List.copyOf(diff.findings);
  }

  private void value(String path, JsonNode recorded, JsonNode replayed, DeclaredType declared) {
    if (recorded.equals(replayed) || isUnknown(recorded, replayed)) {
      return;
    }
    if (kindOf(recorded) != kindOf(replayed)) {
      add(path, FindingKind.TYPE_CHANGED, recorded, replayed);
    } else if (recorded.isObject()) {
      object(path, recorded, replayed, declared);
    } else if (recorded.isArray()) {
      array(path, recorded, replayed, declared);
    } else if (!scalars.equal(recorded, replayed) && !areSameUpToCut(recorded, replayed)) {
      add(path, FindingKind.CHANGED, recorded, replayed);
    }
  }

  /** Says whether a limit left out one of the two, which is not the same as {@code null}. */
  private static boolean isUnknown(JsonNode recorded, JsonNode replayed) {
    return recorded.isMissingNode()
        || replayed.isMissingNode()
        || (Cuts.isTooDeep(recorded) != Cuts.isTooDeep(replayed)
            && !recorded.isNull()
            && !replayed.isNull());
  }

  private boolean areSameUpToCut(JsonNode recorded, JsonNode replayed) {
    String was = recorded.asText();
    String is = replayed.asText();
    return (before.isCut(recorded) && is.startsWith(was))
        || (after.isCut(replayed) && was.startsWith(is));
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
        if (!isBehindCut(name, replayed, after, recorded, declared)) {
          add(place, FindingKind.MISSING, recorded.get(name), null);
        }
      } else if (!recorded.has(name)) {
        if (!isBehindCut(name, recorded, before, replayed, declared)) {
          add(place, FindingKind.ADDED, null, replayed.get(name));
        }
      } else {
        value(place, recorded.get(name), replayed.get(name), known.member(name));
      }
    }
  }

  /** Says whether a member that an object lacks may have been left out by a limit. */
  private static boolean isBehindCut(
      String name, JsonNode object, Cuts cuts, JsonNode whole, DeclaredType declared) {
    if (!cuts.isCut(object)) {
      return false;
    }
    if (declared.isMap()) {
      return true;
    }
    for (Iterator<String> names = whole.fieldNames(); names.hasNext(); ) {
      String next = names.next();
      if (next.equals(name)) {
        return !anyIn(object, names);
      }
    }
    return false;
  }

  private static boolean anyIn(JsonNode object, Iterator<String> names) {
    while (names.hasNext()) {
      if (object.has(names.next())) {
        return true;
      }
    }
    return false;
  }

  private void array(String path, JsonNode recorded, JsonNode replayed, DeclaredType declared) {
    if (declared.isSet() || declared.isMap()) {
      items(path, recorded, replayed, declared);
      return;
    }
    JsonNode was = after.isCut(replayed) ? upTo(replayed.size(), recorded) : recorded;
    JsonNode is = before.isCut(recorded) ? upTo(recorded.size(), replayed) : replayed;
    if (!was.equals(is)) {
      items(path, was, is, declared);
    }
  }

  private void items(String path, JsonNode recorded, JsonNode replayed, DeclaredType declared) {
    boolean ordered = !declared.isSet() && !declared.isMap();
    ListMatcher.Matching matching = lists.match(recorded, replayed, ordered, declared.isMap());
    for (ListMatcher.Pair pair : matching.pairs()) {
      String place = path + "[" + pair.place() + "]";
      if (pair.replayed() == null) {
        if (ordered || !(after.isCut(replayed) || before.isCut(pair.recorded()))) {
          add(place, FindingKind.MISSING, pair.recorded(), null);
        }
      } else if (pair.recorded() == null) {
        if (ordered || !(before.isCut(recorded) || after.isCut(pair.replayed()))) {
          add(place, FindingKind.ADDED, null, pair.replayed());
        }
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

  private static JsonNode upTo(int size, JsonNode list) {
    if (list.size() <= size) {
      return list;
    }
    ArrayNode beginning = JsonNodeFactory.instance.arrayNode(size);
    for (int i = 0; i < size; i++) {
      beginning.add(list.get(i));
    }
    return beginning;
  }

  private void add(String path, FindingKind kind, JsonNode recorded, JsonNode replayed) {
    findings.add(new Finding(path, kind, text(recorded), text(replayed)));
  }

  private static String text(JsonNode node) {
    return node == null ? null : node.toString();
  }
}
