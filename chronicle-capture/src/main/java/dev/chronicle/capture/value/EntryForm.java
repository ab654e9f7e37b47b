package dev.chronicle.capture.value;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.List;
import java.util.Map;

/** An entry of a map: a JSON array of key and value. */
final class EntryForm extends Form {
  private final LazyForm key;
  private final LazyForm value;

  EntryForm(LazyForm key, LazyForm value) {
    super(Map.Entry.class);
    this.key = key;
    this.value = value;
  }

  @Override
  void write(Object entry, Writing out) {
    if (!out.enter(entry)) {
      return;
    }
    Map.Entry<?, ?> pair = (Map.Entry<?, ?>) entry;
    out.json().raw('[');
    out.trail().inHash(true);
    boolean goesOn = out.item(0, key.get(), pair.getKey());
    out.trail().inHash(false);
    if (goesOn) {
      Form form = value.get();
      out.item(
          1, out.veil().isSecretKey(pair.getKey()) ? new SecretForm(form) : form, pair.getValue());
    }
    out.json().raw(']');
    out.exit();
  }

  @Override
  Object read(Json json, Reading in) {
    List<Json> pair = in.items(json, type()).list();
    if (pair.size() != 2) {
      throw in.failure("entry must be a key and a value, was " + pair.size() + " items");
    }
    return new SimpleImmutableEntry<>(
        in.item(0, key.get(), pair.get(0)), in.item(1, value.get(), pair.get(1)));
  }
}
