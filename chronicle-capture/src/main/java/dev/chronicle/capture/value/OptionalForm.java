package dev.chronicle.capture.value;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * An {@link Optional} or one of its primitive kin: its content as it is, where that cannot be taken
 * for an optional itself; an empty one is a type id without a value.
 */
final class OptionalForm extends Form {
  private final Function<Object, Object> content;
  private final Function<Object, Object> maker;
  private final Object empty;
  private final LazyForm contents;
  private final boolean isPlain;

  private OptionalForm(
      Class<?> type,
      Function<Object, Object> content,
      Function<Object, Object> maker,
      Object empty,
      LazyForm contents) {
    super(type);
    this.content = content;
    this.maker = maker;
    this.empty = empty;
    this.contents = contents;
    this.isPlain = contents.type().raw() != type && Forms.isClosed(contents.type().raw());
  }

  /** Returns the form; {@code null} if the type is none of those. */
  static OptionalForm of(TypeRef type, Forms forms) {
    if (type.raw() == Optional.class) {
      return new OptionalForm(
          Optional.class,
          optional -> ((Optional<?>) optional).orElse(null),
          Optional::of,
          Optional.empty(),
          new LazyForm(forms, type.argument(0)));
    }
    if (type.raw() == OptionalInt.class) {
      return new OptionalForm(
          OptionalInt.class,
          optional -> ((OptionalInt) optional).stream().boxed().findAny().orElse(null),
          value -> OptionalInt.of((int) value),
          OptionalInt.empty(),
          new LazyForm(forms, TypeRef.of(int.class)));
    }
    if (type.raw() == OptionalLong.class) {
      return new OptionalForm(
          OptionalLong.class,
          optional -> ((OptionalLong) optional).stream().boxed().findAny().orElse(null),
          value -> OptionalLong.of((long) value),
          OptionalLong.empty(),
          new LazyForm(forms, TypeRef.of(long.class)));
    }
    if (type.raw() == OptionalDouble.class) {
      return new OptionalForm(
          OptionalDouble.class,
          optional -> ((OptionalDouble) optional).stream().boxed().findAny().orElse(null),
          value -> OptionalDouble.of((double) value),
          OptionalDouble.empty(),
          new LazyForm(forms, TypeRef.of(double.class)));
    }
    return null;
  }

  private String id() {
    return type().getSimpleName();
  }

  @Override
  void write(Object value, Writing out) throws Throwable {
    write(value, isPlain, out);
  }

  @Override
  void writeTagged(String id, Object value, Writing out) throws Throwable {
    write(value, false, out);
  }

  private void write(Object optional, boolean plain, Writing out) throws Throwable {
    Object present = content.apply(optional);
    if (present == null) {
      out.notation().openTyped(id());
      out.notation().closeTag();
    } else if (plain) {
      out.value(contents.get(), present);
    } else {
      out.notation().openTag(id());
      out.value(contents.get(), present);
      out.notation().closeTag();
    }
  }

  @Override
  Object read(Json json, Reading in) {
    if (json instanceof Json.Members members
        && members.byName().get(Notation.TYPE) instanceof Json.Text id
        && id.text().equals(id())) {
      return readTagged(members, in);
    }
    if (!isPlain) {
      throw in.misfit(json, type());
    }
    return make(json, in);
  }

  @Override
  Object readTagged(Json.Members tagged, Reading in) {
    Json value = tagged.byName().get(Notation.VALUE);
    return value == null ? empty : make(value, in);
  }

  private Object make(Json json, Reading in) {
    Object present = in.value(contents.get(), json);
    if (present == null) {
      throw in.failure("content of an optional must not be null, was");
    }
    return maker.apply(present);
  }
}
