package dev.chronicle.capture.value;

import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Loss.Reason;
import java.nio.charset.StandardCharsets;

/**
 * The state of one write: the JSON so far, what remains of the limits, what was lost. One a thread,
 * used again and again; not thread-safe.
 *
 * <p>Limits are kept by writing a part, looking at the size and taking the part back if it was too
 * much: {@link #overflows()} and {@link #cut(int)}. Two bytes a level are held back for closing.
 */
final class Writing {
  /** Key of a type id. */
  static final String TYPE = "@type";

  /** Key of what a type id belongs to, unless that is a JSON object. */
  static final String VALUE = "@value";

  /** Key of a path to the same object. */
  static final String REF = "@ref";

  /** Key of a reason, in place of what was lost. */
  static final String LOST = "@lost";

  private static final int CLOSING = 2;
  private static final byte[] OPEN_TYPE = ascii("{\"@type\":");
  private static final byte[] THEN_VALUE = ascii(",\"@value\":");
  private static final byte[] OPEN_REF = ascii("{\"@ref\":");
  private static final byte[] OPEN_LOST = ascii("{\"@lost\":\"");
  private static final byte[] THEN_TYPE = ascii("\",\"@type\":");
  private static final byte[] NULL = ascii("null");

  private final JsonBuffer json = new JsonBuffer();
  private final Trail trail = new Trail();
  private final Losses losses = new Losses();
  private ValueLimits limits = ValueLimits.DEFAULT;
  private Redactor redactor = Redactor.NONE;
  private int levels;
  private int ceiling;
  private boolean spent;
  private boolean opaque;
  private boolean busy;

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  boolean isBusy() {
    return busy;
  }

  /** Makes ready for a value. */
  void begin(ValueLimits newLimits, Redactor newRedactor, Place root, int bytes) {
    busy = true;
    limits = newLimits;
    redactor = newRedactor;
    levels = newLimits.depth();
    ceiling = bytes;
    trail.at(root);
  }

  /** Forgets the value. */
  void end() {
    json.clear();
    trail.clear();
    if (losses.size() > 0) {
      losses.clear();
    }
    redactor = Redactor.NONE;
    spent = false;
    opaque = false;
    busy = false;
  }

  /** Returns what was written. */
  CapturedValue result() {
    String text = json.toString();
    if (losses.size() == 0) {
      return CapturedValue.exact(text);
    }
    return new CapturedValue(text, opaque ? Fidelity.OPAQUE : Fidelity.PARTIAL, losses.toList());
  }

  JsonBuffer json() {
    return json;
  }

  ValueLimits limits() {
    return limits;
  }

  Trail trail() {
    return trail;
  }

  /** Returns the key of the application's as it stands in JSON: apart from Chronicle's own. */
  static String escapeKey(String key) {
    return key.startsWith("@") ? "@" + key : key;
  }

  /** Takes back {@link #escapeKey}. */
  static String unescapeKey(String key) {
    return key.startsWith("@") ? key.substring(1) : key;
  }

  void nothing() {
    json.raw(NULL);
  }

  /** Writes a value, or {@code null}, whose declared type has this form. */
  void value(Form form, Object value) throws Throwable {
    if (value == null) {
      nothing();
    } else if (form.type().isInstance(value)) {
      form.write(value, this);
    } else {
      opaque(
          Reason.TYPE_UNKNOWN,
          value.getClass().getName() + " where the declared type has " + form.type().getName());
    }
  }

  /** Writes a string, as much of it as may be. */
  void string(String value) {
    string(value, value.length());
  }

  /** Writes a string, as much of it as may be, given its beginning and its whole length. */
  void string(String beginning, int wholeLength) {
    String kept = beginning;
    int length = wholeLength;
    if (redactor != Redactor.NONE) {
      kept = redact(beginning);
      length += kept.length() - beginning.length();
    }
    int end = Math.min(kept.length(), limits.stringLength());
    if (end < length && end > 0 && Character.isHighSurrogate(kept.charAt(end - 1))) {
      end--;
    }
    int written = json.string(kept, end, ceiling);
    if (written < length) {
      if (written < end) {
        spent = true;
      }
      lose(
          written < end ? Reason.BYTES_CUT : Reason.STRING_CUT,
          "kept " + written + " of " + length + " characters");
    }
  }

  /** Returns a string as it may be recorded at the current position. */
  String redact(String value) {
    Object nearest = trail.nearestName();
    String kept =
        nearest instanceof Place place
            ? redactor.redact(place.declaringClass(), place.name(), value)
            : redactor.redact(null, (String) nearest, value);
    if (!kept.equals(value)) {
      lose(Reason.REDACTED, "");
    }
    return kept;
  }

  /**
   * Enters a container that is a value only, such as a record, unless it lies too deep.
   *
   * @return whether to go on
   */
  boolean enter(Object container) {
    if (levels == 0) {
      lost(Reason.DEPTH_CUT, container.getClass().getName());
      return false;
    }
    levels--;
    ceiling -= CLOSING;
    trail.enter();
    return true;
  }

  /**
   * Enters a container that has an identity, unless it lies too deep or is already there; then it
   * is referred to.
   *
   * @return whether to go on
   */
  boolean enterOnce(Object container) {
    int known = trail.find(container);
    if (known != Trail.NONE) {
      refer(known);
      return false;
    }
    if (levels == 0) {
      lost(Reason.DEPTH_CUT, container.getClass().getName());
      return false;
    }
    levels--;
    ceiling -= CLOSING;
    trail.enter(container);
    return true;
  }

  void exit() {
    levels++;
    ceiling += CLOSING;
    trail.exit();
  }

  private void refer(int container) {
    String path = trail.pathOf(container);
    if (trail.isAroundHash(container)) {
      lose(Reason.CYCLE, "to " + path);
    }
    json.raw(OPEN_REF);
    json.string(path);
    json.raw('}');
  }

  void openTag(String id) {
    openTyped(id);
    json.raw(THEN_VALUE);
  }

  /** Opens an object with a member of Chronicle's own, and a value to follow. */
  void openWithValue(String key, String text) {
    json.raw('{');
    json.string(key);
    json.raw(':');
    json.string(text);
    json.raw(THEN_VALUE);
  }

  void closeTag() {
    json.raw('}');
  }

  /** Opens an object that carries its type id as its first member. */
  void openTyped(String id) {
    json.raw(OPEN_TYPE);
    json.string(id);
  }

  /** Says whether nothing more is to be written. */
  boolean isSpent() {
    return spent;
  }

  /** Says whether what was written is more than may be. */
  boolean overflows() {
    return json.size() > ceiling;
  }

  /** Takes back what was written since there were {@code size} bytes; nothing more will follow. */
  void cut(int size) {
    json.rewind(size);
    if (!spent) {
      spent = true;
      lose(Reason.BYTES_CUT, "the call's bytes are spent");
    }
  }

  /**
   * Writes the next item of the current container.
   *
   * @return whether more items may follow
   */
  boolean item(int index, Form form, Object value) {
    int before = json.size();
    int container = trail.current();
    int levelsBefore = levels;
    int ceilingBefore = ceiling;
    if (index > 0) {
      json.raw(',');
    }
    int start = json.size();
    trail.at(index);
    try {
      value(form, value);
    } catch (Throwable failed) {
      recover(container, levelsBefore, ceilingBefore, start);
      trail.at(index);
      lost(Reason.UNREADABLE, failed.getClass().getName());
    }
    if (overflows()) {
      trail.at(index);
      cut(before);
    }
    return !spent;
  }

  /**
   * Writes a member of the current container whose name is the application's data.
   *
   * @return whether more members may follow
   */
  boolean member(String key, Form form, Object value) {
    int before = json.size();
    int container = trail.current();
    int levelsBefore = levels;
    int ceilingBefore = ceiling;
    if (!json.endsWith('{')) {
      json.raw(',');
    }
    String name = key(key);
    json.raw(':');
    int start = json.size();
    trail.at(name);
    try {
      value(form, value);
    } catch (Throwable failed) {
      recover(container, levelsBefore, ceilingBefore, start);
      trail.at(name);
      lost(Reason.UNREADABLE, failed.getClass().getName());
    }
    if (overflows()) {
      trail.at(name);
      cut(before);
    }
    return !spent;
  }

  private String key(String key) {
    String kept = redactor == Redactor.NONE ? key : redact(key);
    int end = Math.min(kept.length(), limits.stringLength());
    if (end < kept.length()) {
      loseHere(Reason.STRING_CUT, "kept " + end + " of " + kept.length() + " characters of a key");
      kept = kept.substring(0, end);
    }
    json.string(escapeKey(kept));
    return kept;
  }

  private void recover(int container, int levelsBefore, int ceilingBefore, int size) {
    json.rewind(size);
    trail.backTo(container);
    levels = levelsBefore;
    ceiling = ceilingBefore;
  }

  /** Notes a loss at the current position. */
  void lose(Reason reason, String detail) {
    lose(trail.path(), reason, detail);
  }

  /** Notes a loss of the current container. */
  void loseHere(Reason reason, String detail) {
    lose(trail.pathOf(trail.current()), reason, detail);
  }

  private void lose(String path, Reason reason, String detail) {
    if (losses.isFull()) {
      losses.addUntold();
    } else {
      losses.add(path, reason, detail);
    }
  }

  /** Writes a mark in place of something that has no recorded form. */
  void opaque(Reason reason, String description) {
    if (json.size() == 0) {
      opaque = true;
      lose(reason, description);
      json.string(description);
    } else {
      lost(reason, description);
    }
  }

  private void lost(Reason reason, String description) {
    lose(reason, description);
    json.raw(OPEN_LOST);
    json.raw(reason.name());
    json.raw(THEN_TYPE);
    json.string(description);
    json.raw('}');
  }

  /** Replaces whatever was written by a description of the whole value. */
  void giveUp(Reason reason, String description) {
    json.clear();
    losses.clear();
    trail.clear();
    spent = false;
    opaque(reason, description);
  }

  /** Returns a point to come back to with {@link #rewind}. */
  Mark mark() {
    return new Mark(json.size(), trail.current(), trail.size(), losses.size());
  }

  /** Forgets everything since a point of the same container. */
  void rewind(Mark mark) {
    json.rewind(mark.json);
    trail.rewind(mark.container, mark.trail);
    losses.rewind(mark.losses);
  }

  /** A point in a write. */
  record Mark(int json, int container, int trail, int losses) {}
}
