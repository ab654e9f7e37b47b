package dev.chronicle.capture.value;

import dev.chronicle.call.Loss.Reason;
import java.util.Iterator;
import java.util.Map;
import java.util.Properties;

/**
 * A map: a JSON object where every key has a text that the type of the keys brings back, else a
 * JSON array of its entries.
 */
final class MapForm extends Form {
  /** The type id of a map whose declared type does not tell that it is one. */
  static final String ID = "Map";

  private final MapKind kind;
  private final Trust trust;
  private final LazyForm keys;
  private final LazyForm values;
  private final EntryForm entries;
  private final boolean needsTag;

  /**
   * A form.
   *
   * @param type the class of the maps
   * @param kind what they are read as; {@code null} if they cannot be
   * @param needsTag whether an array would not be known as a map without a type id
   */
  MapForm(Class<?> type, MapKind kind, LazyForm keys, LazyForm values, boolean needsTag) {
    super(type);
    this.kind = kind;
    this.trust = Trust.of(type);
    this.keys = keys;
    this.values = values;
    this.entries = new EntryForm(keys, values);
    this.needsTag = needsTag;
  }

  @Override
  void write(Object value, Writing out) {
    if (!(trust.isImmutable() ? out.enter(value) : out.enterChangeable(value))) {
      return;
    }
    if (kind == null || !trust.keepsContract()) {
      out.loseHere(Reason.TYPE_UNKNOWN, "read from a " + type().getName());
    }
    if (value instanceof Properties properties
        && properties.stringPropertyNames().size() > properties.size()) {
      out.loseHere(Reason.UNSUPPORTED, "the defaults of properties");
    }
    boolean ordered = kind != null && kind.isSorted() && SortOrder.open(value, out);
    Writing.Mark start = out.mark();
    if (!writeMembers((Map<?, ?>) value, new Pair(), out)) {
      out.rewind(start);
      writeEntries((Map<?, ?>) value, out);
    }
    if (ordered) {
      out.notation().closeTag();
    }
    out.exit();
  }

  /** Writes a JSON object, or stops at the first key that has no text. */
  private boolean writeMembers(Map<?, ?> map, Pair pair, Writing out) {
    ScalarForm<?> texts = textsOfKeys();
    if (texts == null) {
      return false;
    }
    Form form = values.get();
    int limit = out.limits().items();
    Writing.Mark start = out.mark();
    out.json().raw('{');
    try {
      Iterator<? extends Map.Entry<?, ?>> iterator = map.entrySet().iterator();
      for (int i = 0; iterator.hasNext(); i++) {
        if (i == limit) {
          loseItems(map, out);
          break;
        }
        Map.Entry<?, ?> entry = iterator.next();
        Object key = entry.getKey();
        if (!texts.type().isInstance(key)) {
          return false;
        }
        String text = texts.text(key);
        Form its = pair.formOf(text, entry.getValue(), form, out);
        if (pair.isToBeWrittenAgain()) {
          pair.again();
          out.rewind(start);
          return writeMembers(map, pair, out);
        }
        if (!out.member(text, its, entry.getValue())) {
          break;
        }
      }
    } catch (Throwable failed) {
      loseRest(failed, out);
    }
    out.json().raw('}');
    return true;
  }

  /** Returns the form that gives keys a text; {@code null} if their type leaves them none. */
  private ScalarForm<?> textsOfKeys() {
    if (keys.get() instanceof ScalarForm<?> scalar) {
      return scalar;
    }
    return keys.type().raw().isAssignableFrom(String.class) ? Scalars.of(String.class) : null;
  }

  private void writeEntries(Map<?, ?> map, Writing out) {
    if (needsTag) {
      out.notation().openTag(ID);
    }
    out.json().raw('[');
    int limit = out.limits().items();
    try {
      Iterator<? extends Map.Entry<?, ?>> iterator = map.entrySet().iterator();
      for (int i = 0; iterator.hasNext(); i++) {
        if (i == limit) {
          loseItems(map, out);
          break;
        }
        if (!out.item(i, entries, iterator.next())) {
          break;
        }
      }
    } catch (Throwable failed) {
      loseRest(failed, out);
    }
    out.json().raw(']');
    if (needsTag) {
      out.notation().closeTag();
    }
  }

  private void loseItems(Map<?, ?> map, Writing out) {
    String total = trust.isSized() ? " of " + map.size() : "";
    out.loseHere(Reason.ITEMS_CUT, "kept " + out.limits().items() + total + " entries");
  }

  private static void loseRest(Throwable failed, Writing out) {
    out.loseHere(Reason.UNREADABLE, "its iterator threw " + failed.getClass().getName());
  }

  @Override
  Object read(Json json, Reading in) {
    if (kind == null) {
      throw in.failure("map of type " + type().getName() + " cannot be read");
    }
    SortOrder order = SortOrder.read(json, in);
    Map<Object, Object> made = in.made(kind.maker().make(keys.type().raw(), order.forItems()));
    Json content = SortOrder.content(json, in);
    try {
      if (content instanceof Json.Members members) {
        readMembers(members, made, in);
      } else {
        readEntries(in.items(content, type()), made, in);
      }
    } catch (ClassCastException | NullPointerException refused) {
      throw in.failure("entry must fit a " + kind.type().getName() + ", did not", refused);
    }
    return made;
  }

  private void readMembers(Json.Members members, Map<Object, Object> made, Reading in) {
    ScalarForm<?> texts = textsOfKeys();
    if (texts == null) {
      throw in.misfit(members, type());
    }
    members
        .byName()
        .forEach(
            (name, json) -> {
              String text = Notation.unescapeKey(name);
              made.put(texts.read(text, in), in.member(text, values.get(), json));
            });
  }

  private void readEntries(Json.Items items, Map<Object, Object> made, Reading in) {
    int index = 0;
    for (Json item : items.list()) {
      Map.Entry<?, ?> entry = (Map.Entry<?, ?>) in.item(index++, entries, item);
      made.put(entry.getKey(), entry.getValue());
    }
  }
}
