package dev.chronicle.capture.value;

import dev.chronicle.call.Loss.Reason;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What objects of one class consist of: their fields, those of superclasses first, read directly
 * and never through getters.
 *
 * <p>A {@code transient} field of a {@link Serializable} class is no part of the value, because
 * such a class must work without it. In any other class it is a field like all others.
 *
 * @param members the fields
 * @param writer takes a {@link Writing} and an object and writes all its fields
 * @param lacks what cannot be recorded of any object of the class; usually empty
 */
record Shape(List<Member> members, MethodHandle writer, List<Lack> lacks) {

  /** Something that the recording of every object of a class lacks. */
  record Lack(Reason reason, String detail) {}

  private static final MethodHandle NOTHING =
      MethodHandles.empty(MethodType.methodType(void.class, Writing.class, Object.class));

  /**
   * Looks at a class.
   *
   * @throws IllegalAccessException if its module does not let Chronicle see its fields
   */
  static Shape of(TypeRef type, Forms forms) throws IllegalAccessException {
    Builder builder = new Builder(forms);
    Deque<Class<?>> lineage = new ArrayDeque<>();
    for (Class<?> c = type.raw(); c != null && c != Object.class; c = c.getSuperclass()) {
      lineage.push(c);
    }
    for (Class<?> declaring : lineage) {
      builder.add(type.supertype(declaring));
    }
    builder.lookForInstanceControl(type.raw());
    return builder.build();
  }

  /** Collects the fields of a class and its superclasses. */
  private static final class Builder {
    private final Forms forms;
    private final List<Member> members = new ArrayList<>();
    private final List<MethodHandle> getters = new ArrayList<>();
    private final List<Lack> lacks = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    Builder(Forms forms) {
      this.forms = forms;
    }

    void add(TypeRef type) throws IllegalAccessException {
      Class<?> declaring = type.raw();
      if (Jdk.contains(declaring)) {
        lookForUnseenFields(declaring);
        return;
      }
      MethodHandles.Lookup lookup =
          MethodHandles.privateLookupIn(declaring, MethodHandles.lookup());
      boolean dropsTransient = dropsTransient(declaring);
      for (Field field : declaring.getDeclaredFields()) {
        if (isPart(field, dropsTransient)) {
          add(field, type, lookup);
        }
      }
    }

    private void add(Field field, TypeRef type, MethodHandles.Lookup lookup)
        throws IllegalAccessException {
      TypeRef fieldType = type.resolve(field.getGenericType());
      Names names = unique(field);
      boolean secret = forms.secrecy().isSecret(field, names);
      Member member = new Member(field, names, new LazyForm(forms, fieldType), secret);
      members.add(member);
      getters.add(lookup.unreflectGetter(field));
    }

    private Names unique(Field field) {
      Names names = Names.of(field);
      if (taken.add(names.name())) {
        return names;
      }
      String qualified = field.getDeclaringClass().getSimpleName() + "." + names.name();
      taken.add(qualified);
      return new Names(qualified, names.aliases(), names.ignored());
    }

    private boolean isPart(Field field, boolean dropsTransient) {
      int modifiers = field.getModifiers();
      if (Modifier.isStatic(modifiers) || (dropsTransient && Modifier.isTransient(modifiers))) {
        return false;
      }
      if (field.isSynthetic() && field.getName().startsWith("this$")) {
        lacks.add(new Lack(Reason.UNSUPPORTED, "its enclosing " + field.getType().getName()));
        return false;
      }
      return true;
    }

    private void lookForUnseenFields(Class<?> jdkClass) {
      for (Field field : jdkClass.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          lacks.add(new Lack(Reason.UNSUPPORTED, "the fields of " + jdkClass.getName()));
          return;
        }
      }
    }

    private void lookForInstanceControl(Class<?> type) {
      if (Serializable.class.isAssignableFrom(type) && declares(type, "readResolve")) {
        lacks.add(new Lack(Reason.TYPE_UNKNOWN, type.getName() + " controls its instances"));
      }
    }

    private static boolean dropsTransient(Class<?> declaring) {
      return Serializable.class.isAssignableFrom(declaring)
          && !declares(declaring, "readObject", ObjectInputStream.class);
    }

    private static boolean declares(Class<?> type, String name, Class<?>... parameters) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(name)
            && List.of(method.getParameterTypes()).equals(List.of(parameters))) {
          return true;
        }
      }
      return false;
    }

    Shape build() {
      return new Shape(List.copyOf(members), inOrder(writers()), List.copyOf(lacks));
    }

    private List<MethodHandle> writers() {
      MethodHandle[] names = gettersOfNames();
      List<MethodHandle> writers = new ArrayList<>();
      for (int i = 0; i < members.size(); i++) {
        Member member = members.get(i);
        writers.add(
            names.length > 0 && member.role() == PairRole.VALUE
                ? member.pairedWriter(getters.get(i), names)
                : member.writer(getters.get(i)));
      }
      return writers;
    }

    /** Returns what gives the names that the values of such an object may belong to. */
    private MethodHandle[] gettersOfNames() {
      List<MethodHandle> names = new ArrayList<>();
      for (int i = 0; i < members.size(); i++) {
        if (members.get(i).role() == PairRole.NAME) {
          names.add(getters.get(i).asType(MethodType.methodType(Object.class, Object.class)));
        }
      }
      return names.toArray(MethodHandle[]::new);
    }

    /** Joins handles so that they run in order, as a tree, to keep the nesting of calls low. */
    private static MethodHandle inOrder(List<MethodHandle> handles) {
      if (handles.size() <= 1) {
        return handles.isEmpty() ? NOTHING : handles.get(0);
      }
      int middle = handles.size() / 2;
      MethodHandle first = inOrder(handles.subList(0, middle));
      MethodHandle then = inOrder(handles.subList(middle, handles.size()));
      return MethodHandles.foldArguments(then, first);
    }
  }
}
