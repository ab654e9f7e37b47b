package dev.chronicle.capture.value;

/**
 * The form of a declared type, found when it is first needed: types may contain themselves.
 * Thread-safe: two threads may find it at once, and find the same.
 */
final class LazyForm {
  private final Forms forms;
  private final TypeRef type;
  private Form form;

  LazyForm(Forms forms, TypeRef type) {
    this.forms = forms;
    this.type = type;
  }

  TypeRef type() {
    return type;
  }

  Form get() {
    Form known = form;
    if (known == null) {
      known = forms.declared(type);
      form = known;
    }
    return known;
  }
}
