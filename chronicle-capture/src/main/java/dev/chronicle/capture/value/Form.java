package dev.chronicle.capture.value;

/**
 * How values of one type are written and read: both sides of one format, kept in one place.
 * Immutable and thread-safe.
 */
abstract class Form {
  private final Class<?> type;

  Form(Class<?> type) {
    this.type = type;
  }

  /** Returns the class that all values of this form are instances of. */
  final Class<?> type() {
    return type;
  }

  /**
   * Writes a value.
   *
   * @param value not {@code null}, an instance of {@link #type()}
   * @throws Throwable what code of the application's throws while the value is looked at
   */
  abstract void write(Object value, Writing out) throws Throwable;

  /** Writes a value with a type id, where the declared type does not tell what it is. */
  void writeTagged(String id, Object value, Writing out) throws Throwable {
    out.notation().openTag(id);
    write(value, out);
    out.notation().closeTag();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param json not {@code null}'s form
   * @throws ValueReadException if it does not fit
   */
  abstract Object read(Json json, Reading in);

  /** Reads what {@link #writeTagged} wrote, the type id being known already. */
  Object readTagged(Json.Members tagged, Reading in) {
    return in.value(this, in.member(tagged, Notation.VALUE));
  }
}
