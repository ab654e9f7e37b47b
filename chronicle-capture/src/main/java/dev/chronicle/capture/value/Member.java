package dev.chronicle.capture.value;

import dev.chronicle.call.Loss.Reason;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A field of an object: its name in JSON, how it is written and what it is read as. */
final class Member implements Place {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  /** The method that writes a field, by the field's type; all others are written as objects. */
  private static final Map<Class<?>, MethodHandle> WRITERS =
      Map.of(
          boolean.class, writer("writeBoolean", boolean.class),
          byte.class, writer("writeLong", long.class),
          short.class, writer("writeLong", long.class),
          int.class, writer("writeLong", long.class),
          long.class, writer("writeLong", long.class),
          float.class, writer("writeFloat", float.class),
          double.class, writer("writeDouble", double.class),
          char.class, writer("writeChar", char.class),
          String.class, writer("writeString", String.class));

  private static final MethodHandle OBJECT_WRITER = writer("writeObject", Object.class);
  private static final MethodHandle SECRET = writer("writeSecret", Object.class);
  private static final MethodHandle IGNORED = writer("ignore", Object.class);
  private static final MethodHandle NAMES_SECRET = namesSecret();

  private final Field field;
  private final String name;
  private final List<String> aliases;
  private final boolean ignored;
  private final boolean secret;
  private final byte[] prefix;
  private final LazyForm form;
  private final Object initial;

  Member(Field field, Names names, LazyForm form, boolean secret) {
    this.field = field;
    this.name = names.name();
    this.aliases = names.aliases();
    this.ignored = names.ignored();
    this.secret = secret;
    this.form = form;
    this.initial = Array.get(Array.newInstance(field.getType(), 1), 0);
    JsonBuffer json = new JsonBuffer();
    json.raw(',');
    json.string(Notation.escapeKey(name));
    json.raw(':');
    this.prefix = json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static MethodHandle namesSecret() {
    try {
      return LOOKUP.findStatic(
          Member.class,
          "namesSecret",
          MethodType.methodType(boolean.class, MethodHandle[].class, Writing.class, Object.class));
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError("namesSecret", impossible);
    }
  }

  private static MethodHandle writer(String method, Class<?> type) {
    try {
      return LOOKUP.findStatic(
          Member.class,
          method,
          MethodType.methodType(void.class, Member.class, Writing.class, type));
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError(method, impossible);
    }
  }

  /**
   * Returns a handle that takes a {@link Writing} and the object and writes this field of it.
   *
   * @param getter takes the object and returns the field
   */
  MethodHandle writer(MethodHandle getter) {
    Class<?> type = getter.type().returnType();
    MethodHandle bound = writer(type).bindTo(this);
    Class<?> wanted = bound.type().parameterType(1);
    return MethodHandles.filterArguments(
        bound, 1, getter.asType(MethodType.methodType(wanted, Object.class)));
  }

  /**
   * Does what {@link #writer(MethodHandle)} does for the value of a pair, which is secret where its
   * name is that of a secret.
   *
   * @param names each takes the object and returns a name
   */
  MethodHandle pairedWriter(MethodHandle getter, MethodHandle[] names) {
    MethodHandle open = writer(getter);
    if (secret || ignored) {
      return open;
    }
    MethodHandle hidden =
        MethodHandles.filterArguments(
            SECRET.bindTo(this),
            1,
            getter.asType(MethodType.methodType(Object.class, Object.class)));
    return MethodHandles.guardWithTest(
        MethodHandles.insertArguments(NAMES_SECRET, 0, (Object) names), hidden, open);
  }

  /** Returns what the field is in an object that names something and gives its value. */
  PairRole role() {
    PairRole role = PairRole.of(name);
    return role == PairRole.NONE ? PairRole.of(field.getName()) : role;
  }

  static boolean namesSecret(MethodHandle[] names, Writing out, Object owner) throws Throwable {
    for (MethodHandle name : names) {
      if (out.veil().isSecretKey((Object) name.invokeExact(owner))) {
        return true;
      }
    }
    return false;
  }

  private MethodHandle writer(Class<?> type) {
    if (ignored) {
      return IGNORED;
    }
    return secret ? SECRET : WRITERS.getOrDefault(type, OBJECT_WRITER);
  }

  @Override
  public Class<?> declaringClass() {
    return field.getDeclaringClass();
  }

  @Override
  public String name() {
    return name;
  }

  /** Says whether the field holds the same value or object for as long as its object lives. */
  boolean isFinal() {
    return Modifier.isFinal(field.getModifiers());
  }

  List<String> aliases() {
    return aliases;
  }

  /** Says whether an annotation keeps the field out of JSON. */
  boolean isIgnored() {
    return ignored;
  }

  /** Returns what the field holds in an object that nobody has filled: 0, false or {@code null}. */
  Object initial() {
    return initial;
  }

  Field field() {
    return field;
  }

  LazyForm form() {
    return form;
  }

  static void writeBoolean(Member member, Writing out, boolean value) {
    if (!out.room().isSpent()) {
      int before = member.begin(out);
      out.json().raw(value ? "true" : "false");
      member.end(before, out);
    }
  }

  static void writeLong(Member member, Writing out, long value) {
    if (!out.room().isSpent()) {
      int before = member.begin(out);
      out.trail().at(member);
      out.texts().number(value);
      member.end(before, out);
    }
  }

  static void writeFloat(Member member, Writing out, float value) throws Throwable {
    writeObject(member, out, value);
  }

  static void writeDouble(Member member, Writing out, double value) {
    if (!out.room().isSpent()) {
      int before = member.begin(out);
      Numbers.print(value, out);
      member.end(before, out);
    }
  }

  static void writeChar(Member member, Writing out, char value) throws Throwable {
    writeObject(member, out, value);
  }

  static void writeString(Member member, Writing out, String value) {
    if (!out.room().isSpent()) {
      int before = member.begin(out);
      if (value == null) {
        out.notation().nothing();
      } else {
        out.trail().at(member);
        out.texts().string(value);
      }
      member.end(before, out);
    }
  }

  static void writeObject(Member member, Writing out, Object value) throws Throwable {
    if (!out.room().isSpent()) {
      int before = member.begin(out);
      out.trail().at(member);
      out.value(member.form.get(), value);
      member.end(before, out);
    }
  }

  static void writeSecret(Member member, Writing out, Object value) throws Throwable {
    if (!out.room().isSpent()) {
      int before = member.begin(out);
      out.trail().at(member);
      out.secrets().value(member.form.get(), value);
      member.end(before, out);
    }
  }

  static void ignore(Member member, Writing out, Object value) {
    if (value != null && !value.equals(member.initial)) {
      out.trail().at(member);
      out.lose(Reason.IGNORED, "an annotation keeps it out of JSON");
    }
  }

  private int begin(Writing out) {
    int before = out.json().size();
    out.json().name(prefix);
    return before;
  }

  private void end(int before, Writing out) {
    if (out.overflows()) {
      out.trail().at(this);
      out.cut(before);
    }
  }
}
