package dev.chronicle.capture.value;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An object of a class that is not the JDK's: a JSON object with a member for each field. Records
 * are values; any other object has an identity, and is referred to where it turns up again.
 */
final class ObjectForm extends Form {
  private final Shape shape;
  private final Maker maker;
  private final boolean isValue;
  private final boolean isFixed;

  ObjectForm(Class<?> type, Shape shape, Maker maker) {
    super(type);
    this.shape = shape;
    this.maker = maker;
    this.isValue = type.isRecord();
    this.isFixed = shape.members().stream().allMatch(Member::isFinal);
  }

  /** Makes objects from what their fields held. */
  interface Maker {

    /**
     * Makes an object.
     *
     * @param members the fields, in the order of the arrays that {@code values} returns
     */
    Object make(List<Member> members, Values values, Reading in)
        throws ReflectiveOperationException;
  }

  /** Gives what fields held. */
  interface Values {
    Object of(Member member);
  }

  Shape shape() {
    return shape;
  }

  @Override
  void write(Object value, Writing out) throws Throwable {
    if (enter(value, out)) {
      out.json().raw('{');
      members(value, out);
    }
  }

  @Override
  void writeTagged(String id, Object value, Writing out) throws Throwable {
    if (enter(value, out)) {
      out.notation().openTyped(id);
      members(value, out);
    }
  }

  private boolean enter(Object value, Writing out) {
    for (Shape.Lack lack : shape.lacks()) {
      out.lose(lack.reason(), lack.detail());
    }
    if (isValue) {
      return out.enter(value);
    }
    return isFixed ? out.enterOnce(value) : out.enterChangeable(value);
  }

  private void members(Object value, Writing out) throws Throwable {
    shape.writer().invokeExact(out, value);
    out.json().raw('}');
    out.exit();
  }

  @Override
  Object read(Json json, Reading in) {
    return make(in.members(json, type()).byName(), in);
  }

  @Override
  Object readTagged(Json.Members tagged, Reading in) {
    Map<String, Json> members = new HashMap<>(tagged.byName());
    members.remove(Notation.TYPE);
    return make(members, in);
  }

  private Object make(Map<String, Json> recorded, Reading in) {
    Map<String, Json> left = new HashMap<>(recorded);
    try {
      Object made = maker.make(shape.members(), member -> read(member, left, in), in);
      in.unknown(left.keySet(), type());
      return made;
    } catch (ReflectiveOperationException failed) {
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      throw in.failure(type().getName() + " could not be made: " + cause, cause);
    }
  }

  private static Object read(Member member, Map<String, Json> left, Reading in) {
    if (member.isIgnored()) {
      return member.initial();
    }
    Json json = take(member, left);
    if (json == null) {
      in.missing(member.name(), member.initial());
      return member.initial();
    }
    Object value = in.member(member.name(), member.form().get(), json);
    if (value == null && member.field().getType().isPrimitive()) {
      throw in.failure("member " + member.name() + " must not be null, was");
    }
    return value;
  }

  private static Json take(Member member, Map<String, Json> left) {
    Json json = left.remove(Notation.escapeKey(member.name()));
    for (String alias : member.aliases()) {
      if (json == null) {
        json = left.remove(Notation.escapeKey(alias));
      }
    }
    return json;
  }
}
