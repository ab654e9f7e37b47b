package dev.chronicle.capture.value;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chronicle.call.Loss.Reason;
import java.lang.reflect.Modifier;
import java.util.BitSet;
import java.util.Collection;
import java.util.Map;

/**
 * Finds the form of every type, and keeps it. Thread-safe. Keeps the classes that it has met for as
 * long as it lives.
 */
final class Forms {
  private final TypeIds ids;
  private final Secrecy secrecy;
  private final FormCache declared = new FormCache();
  private final FormCache exact = new FormCache();

  Forms(TypeIds ids, Secrecy secrecy) {
    this.ids = ids;
    this.secrecy = secrecy;
  }

  Secrecy secrecy() {
    return secrecy;
  }

  TypeIds ids() {
    return ids;
  }

  /** Returns the form for whatever may stand where a type is declared. */
  Form declared(TypeRef type) {
    Form known = declared.get(type);
    if (known == null) {
      known = isClosed(type.raw()) ? guarded(type.raw(), exact(type)) : new OpenForm(type, this);
      declared.put(type, known);
    }
    return known;
  }

  /** Returns the form itself, or one that hides its values if their class is secret. */
  Form guarded(Class<?> type, Form form) {
    return secrecy.isSecret(type) ? new SecretForm(form) : form;
  }

  /** Returns the form for instances of just this class, not of a subclass. */
  Form exact(TypeRef type) {
    Form known = exact.get(type);
    if (known == null) {
      known = find(type);
      exact.put(type, known);
    }
    return known;
  }

  /** Says whether all values of a declared type are of one form that the type alone tells. */
  static boolean isClosed(Class<?> type) {
    if (type.isArray()) {
      return isClosed(type.getComponentType());
    }
    return Modifier.isFinal(type.getModifiers())
        || type.isEnum()
        || JsonNode.class.isAssignableFrom(type);
  }

  private Form find(TypeRef type) {
    Class<?> raw = type.raw();
    Form form = raw.isPrimitive() ? Scalars.ofPrimitive(raw) : Scalars.of(raw);
    if (form == null) {
      form = findJdk(type);
    }
    if (form == null && Enums.declaring(raw) != null) {
      form = Enums.form(Enums.declaring(raw));
    }
    if (form == null && Throwable.class.isAssignableFrom(raw)) {
      form = new ThrowableForm(raw);
    }
    if (form == null) {
      form = Resources.of(raw);
    }
    return form != null ? form : findObject(type);
  }

  private Form findJdk(TypeRef type) {
    Class<?> raw = type.raw();
    if (raw == byte[].class) {
      return new BytesForm();
    }
    if (raw == BitSet.class) {
      return new BitSetForm();
    }
    if (JsonNode.class.isAssignableFrom(raw)) {
      return new JsonNodeForm();
    }
    Form form = TextForm.of(raw);
    if (form == null && raw.isArray()) {
      form = new ArrayForm(raw, new LazyForm(this, type.component()));
    }
    if (form == null) {
      form = OptionalForm.of(type, this);
    }
    if (form == null) {
      form = BoxForm.of(type, this);
    }
    return form != null ? form : findContainer(type, raw);
  }

  private Form findContainer(TypeRef type, Class<?> raw) {
    if (Collection.class.isAssignableFrom(raw)) {
      return new CollectionForm(raw, CollectionKind.canonical(raw), items(type));
    }
    if (Map.class.isAssignableFrom(raw)) {
      TypeRef map = type.supertype(Map.class);
      return map(raw, MapKind.canonical(raw), map.argument(0), map.argument(1), false);
    }
    if (Map.Entry.class.isAssignableFrom(raw) && Jdk.isBase(raw)) {
      TypeRef entry = type.supertype(Map.Entry.class);
      return new EntryForm(
          new LazyForm(this, entry.argument(0)), new LazyForm(this, entry.argument(1)));
    }
    return null;
  }

  /** Returns the form of a collection or map that can be written but not be made again. */
  Form unreadable(TypeRef type) {
    if (Collection.class.isAssignableFrom(type.raw())) {
      return new CollectionForm(type.raw(), null, items(type));
    }
    TypeRef map = type.supertype(Map.class);
    return map(type.raw(), null, map.argument(0), map.argument(1), false);
  }

  /** Returns the form of the items of a collection type. */
  LazyForm items(TypeRef type) {
    return new LazyForm(this, type.supertype(Iterable.class).argument(0));
  }

  MapForm map(Class<?> type, MapKind kind, TypeRef keys, TypeRef values, boolean needsTag) {
    return new MapForm(type, kind, new LazyForm(this, keys), new LazyForm(this, values), needsTag);
  }

  private Form findObject(TypeRef type) {
    Class<?> raw = type.raw();
    if (Jdk.contains(raw)) {
      return new OpaqueForm(raw, Reason.UNSUPPORTED, raw.getName());
    }
    try {
      ObjectForm.Maker maker = raw.isRecord() ? new RecordMaker(raw) : new FieldMaker(raw);
      return new ObjectForm(raw, Shape.of(type, this), maker);
    } catch (IllegalAccessException | RuntimeException | LinkageError notOpen) {
      return new OpaqueForm(raw, Reason.UNREADABLE, raw.getName());
    }
  }
}
