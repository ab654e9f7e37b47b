package dev.chronicle.capture.value;

import dev.chronicle.call.Loss.Reason;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * A declared type that values of several classes fit: each is written in the form of its own class,
 * with a type id unless it is what such JSON is read as here anyway.
 *
 * <p>Read without a type id are values of the declared class itself and, as far as they fit it:
 * strings, truth values, {@code int}s, {@code double}s, lists (else the declared type's other
 * collections) and maps.
 */
final class OpenForm extends Form {
  /** What JSON's own kinds are read as. */
  private static final Set<Class<?>> NATURAL =
      Set.of(String.class, Boolean.class, Integer.class, Double.class);

  private final TypeRef declared;
  private final Forms forms;
  private final PerClass<Variant> variants = new PerClass<>();
  private Variant latest = new Variant(null, null, null, null);

  OpenForm(TypeRef declared, Forms forms) {
    super(declared.raw());
    this.declared = declared;
    this.forms = forms;
  }

  /**
   * How values of one class are written here.
   *
   * @param type the class
   * @param form its form
   * @param id what to write in front; {@code null} for nothing
   * @param unknown why such a value cannot be read; {@code null} if it can
   */
  private record Variant(Class<?> type, Form form, String id, String unknown) {}

  @Override
  void write(Object value, Writing out) throws Throwable {
    Variant variant = variant(value.getClass());
    if (variant.unknown != null) {
      out.lose(Reason.TYPE_UNKNOWN, variant.unknown);
    }
    if (variant.form == Numbers.DOUBLE && !Double.isFinite((Double) value)) {
      variant.form.writeTagged(forms.ids().id(Double.class, type()), value, out);
    } else if (variant.id == null) {
      variant.form.write(value, out);
    } else {
      variant.form.writeTagged(variant.id, value, out);
    }
  }

  private Variant variant(Class<?> type) {
    Variant known = latest;
    if (known.type != type) {
      known = variants.get(type);
      if (known == null) {
        known = find(type);
        if (forms.secrecy().isSecret(type)) {
          known = new Variant(type, new SecretForm(known.form), null, null);
        }
        variants.put(type, known);
      }
      latest = known;
    }
    return known;
  }

  private Variant find(Class<?> type) {
    ScalarForm<?> scalar = Scalars.of(type);
    if (scalar != null) {
      boolean natural = scalar.type() == type() || NATURAL.contains(scalar.type());
      return new Variant(
          type, scalar, natural ? null : forms.ids().id(scalar.type(), type()), null);
    }
    if (LazyLoading.isProxy(type)) {
      return new Variant(type, LazyLoading.proxy(type, this), null, null);
    }
    if (Collection.class.isAssignableFrom(type)) {
      return guarded(collection(type));
    }
    if (Map.class.isAssignableFrom(type)) {
      return guarded(map(type));
    }
    Class<?> named = Enums.declaring(type) != null ? Enums.declaring(type) : type;
    Form form = forms.exact(declared.subtype(named));
    boolean plain = named == type() || form.type() == type();
    return plain || form instanceof OpaqueForm || form instanceof ThrowableForm
        ? new Variant(type, form, null, null)
        : tagged(type, form, form.type());
  }

  private Variant collection(Class<?> type) {
    CollectionKind canonical = CollectionKind.canonical(type());
    CollectionKind own = CollectionKind.of(type);
    if (own != null && canonical != null && canonical.equalsAny(own)) {
      return new Variant(type, new CollectionForm(type, canonical, items(canonical)), null, null);
    }
    if (own != null && type().isAssignableFrom(own.type())) {
      return tagged(type, new CollectionForm(type, own, items(own)), own.type());
    }
    return new Variant(type, forms.unreadable(declared.subtype(type)), null, null);
  }

  private LazyForm items(CollectionKind kind) {
    return forms.items(declared.subtype(kind.type()));
  }

  private Variant map(Class<?> type) {
    MapKind canonical = MapKind.canonical(type());
    if (canonical == null || MapKind.of(type) == null) {
      return new Variant(type, forms.unreadable(declared.subtype(type)), null, null);
    }
    boolean needsTag = !Map.class.isAssignableFrom(type());
    TypeRef map = declared.subtype(canonical.type()).supertype(Map.class);
    return new Variant(
        type, forms.map(type, canonical, map.argument(0), map.argument(1), needsTag), null, null);
  }

  private static Variant guarded(Variant variant) {
    return LazyLoading.isCollection(variant.type)
        ? new Variant(
            variant.type,
            LazyLoading.guard(variant.type, variant.form),
            variant.id,
            variant.unknown)
        : variant;
  }

  private Variant tagged(Class<?> type, Form form, Class<?> named) {
    String id = forms.ids().id(named, type());
    return id != null
        ? new Variant(type, form, id, null)
        : new Variant(type, form, named.getName(), named.getName() + " has no type id here");
  }

  @Override
  Object read(Json json, Reading in) {
    if (json instanceof Json.Members members
        && members.byName().get(Notation.TYPE) instanceof Json.Text id) {
      return readTagged(id.text(), members, in);
    }
    Form form = Scalars.of(type());
    return (form != null ? form : untagged(json)).read(json, in);
  }

  private Object readTagged(String id, Json.Members tagged, Reading in) {
    Class<?> named = forms.ids().type(id, type());
    if (named == null || !type().isAssignableFrom(named)) {
      throw in.failure("@type must be a known one of " + type().getName() + ", was: " + id);
    }
    return forms.exact(declared.subtype(named)).readTagged(tagged, in);
  }

  private Form untagged(Json json) {
    if (json instanceof Json.Text) {
      return Scalars.of(String.class);
    }
    if (json instanceof Json.Truth) {
      return Scalars.of(Boolean.class);
    }
    if (json instanceof Json.Digits digits) {
      return Scalars.of(Numbers.isIntegral(digits.text()) ? Integer.class : Double.class);
    }
    CollectionKind collection = CollectionKind.canonical(type());
    if (json instanceof Json.Items && collection != null) {
      return forms.exact(declared.subtype(collection.type()));
    }
    MapKind map = MapKind.canonical(type());
    return forms.exact(map != null ? declared.subtype(map.type()) : declared);
  }
}
