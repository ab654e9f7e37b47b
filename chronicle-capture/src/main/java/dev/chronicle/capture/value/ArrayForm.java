package dev.chronicle.capture.value;

import dev.chronicle.call.Loss.Reason;
import java.lang.reflect.Array;

/** An array of any type and dimension, save {@code byte[]} and {@code char[]}: a JSON array. */
final class ArrayForm extends Form {
  private final LazyForm components;

  ArrayForm(Class<?> type, LazyForm components) {
    super(type);
    this.components = components;
  }

  @Override
  void write(Object array, Writing out) {
    if (!out.enterChangeable(array)) {
      return;
    }
    out.json().raw('[');
    int length = Array.getLength(array);
    int end = Math.min(length, out.limits().items());
    Form form = components.get();
    boolean goesOn = true;
    for (int i = 0; i < end && goesOn; i++) {
      Object component = array instanceof Object[] objects ? objects[i] : Array.get(array, i);
      goesOn = out.item(i, form, component);
    }
    if (length > end && goesOn) {
      out.loseHere(Reason.ITEMS_CUT, "kept " + end + " of " + length + " items");
    }
    out.json().raw(']');
    out.exit();
  }

  @Override
  Object read(Json json, Reading in) {
    Json.Items recorded = in.items(json, type());
    Object array = in.made(Array.newInstance(type().getComponentType(), recorded.list().size()));
    int index = 0;
    for (Json item : recorded.list()) {
      Object component = in.item(index, components.get(), item);
      if (component == null && type().getComponentType().isPrimitive()) {
        throw in.failure("item " + index + " must not be null, was");
      }
      Array.set(array, index++, component);
    }
    return array;
  }
}
