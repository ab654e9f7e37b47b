package dev.chronicle.capture.value;

import dev.chronicle.call.Loss.Reason;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/**
 * A collection: a JSON array of its items in the order in which it gives them; a sorted one that is
 * not in natural order stands in an object that tells its order.
 */
final class CollectionForm extends Form {
  private final CollectionKind kind;
  private final Trust trust;
  private final LazyForm items;

  /**
   * A form.
   *
   * @param type the class of the collections
   * @param kind what they are read as; {@code null} if they cannot be
   */
  CollectionForm(Class<?> type, CollectionKind kind, LazyForm items) {
    super(type);
    this.kind = kind;
    this.trust = Trust.of(type);
    this.items = items;
  }

  @Override
  void write(Object value, Writing out) {
    if (!(trust.isImmutable() ? out.enter(value) : out.enterChangeable(value))) {
      return;
    }
    if (kind == null || !trust.keepsContract()) {
      out.loseHere(Reason.TYPE_UNKNOWN, "read from a " + type().getName());
    }
    boolean ordered = kind != null && kind.isSorted() && SortOrder.open(value, out);
    out.json().raw('[');
    out.trail().inHash(kind != null && kind.isHashed());
    try {
      if (trust.isIndexed()) {
        writeIndexed((List<?>) value, out);
      } else {
        writeIterated((Collection<?>) value, out);
      }
    } catch (Throwable failed) {
      out.loseHere(Reason.UNREADABLE, "its iterator threw " + failed.getClass().getName());
    }
    out.json().raw(']');
    if (ordered) {
      out.notation().closeTag();
    }
    out.exit();
  }

  private void writeIndexed(List<?> list, Writing out) {
    Form form = items.get();
    int size = list.size();
    int end = Math.min(size, out.limits().items());
    for (int i = 0; i < end; i++) {
      if (!out.item(i, form, list.get(i))) {
        return;
      }
    }
    if (size > end) {
      out.loseHere(Reason.ITEMS_CUT, "kept " + end + " of " + size + " items");
    }
  }

  private void writeIterated(Collection<?> collection, Writing out) {
    Form form = items.get();
    int limit = out.limits().items();
    Iterator<?> iterator = collection.iterator();
    for (int i = 0; i < limit; i++) {
      if (!iterator.hasNext()) {
        return;
      }
      if (!out.item(i, form, iterator.next())) {
        return;
      }
    }
    if (iterator.hasNext()) {
      String total = trust.isSized() ? " of " + collection.size() : "";
      out.loseHere(Reason.ITEMS_CUT, "kept " + limit + total + " items");
    }
  }

  @Override
  Object read(Json json, Reading in) {
    if (kind == null) {
      throw in.failure("collection of type " + type().getName() + " cannot be read");
    }
    SortOrder order = SortOrder.read(json, in);
    Json.Items recorded = in.items(SortOrder.content(json, in), type());
    try {
      Collection<Object> made = in.made(kind.maker().make(items.type().raw(), order.forItems()));
      int index = 0;
      for (Json item : recorded.list()) {
        made.add(in.item(index++, items.get(), item));
      }
      return made;
    } catch (ClassCastException | NullPointerException refused) {
      throw in.failure("item must fit a " + kind.type().getName() + ", did not", refused);
    }
  }
}
