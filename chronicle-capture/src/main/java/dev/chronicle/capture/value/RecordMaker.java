package dev.chronicle.capture.value;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;

/** Makes records by their canonical constructor. */
final class RecordMaker implements ObjectForm.Maker {
  private final Constructor<?> canonical;

  RecordMaker(Class<?> type) {
    Class<?>[] components =
        Stream.of(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      canonical = type.getDeclaredConstructor(components);
      canonical.setAccessible(true);
    } catch (NoSuchMethodException impossible) {
      throw new LinkageError(type + " has no canonical constructor", impossible);
    }
  }

  @Override
  public Object make(List<Member> members, ObjectForm.Values values, Reading in)
      throws ReflectiveOperationException {
    Object[] components = new Object[members.size()];
    for (int i = 0; i < components.length; i++) {
      components[i] = values.of(members.get(i));
    }
    return canonical.newInstance(components);
  }
}
