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
  private static final int NO_ITEM = -1;

  private static final byte[] OPEN_TYPE = ascii("{\"@type\":");
  private static final byte[] THEN_VALUE = ascii(",\"@value\":");
  private static final byte[] OPEN_REF = ascii("{\"@ref\":");
  private static final byte[] OPEN_LOST = ascii("{\"@lost\":\"");
  private static final byte[] THEN_TYPE = ascii("\",\"@type\":");
  private static final byte[] NULL = ascii("null");

  private final JsonBuffer json = new JsonBuffer();
  private final Trail trail = new Trail();
  private final Losses losses = new Losses();
  private final Veil veil = new Veil();
  private final TextWriting texts = new TextWriting(this, json, veil);
  private ValueLimits limits = ValueLimits.DEFAULT;
  private int levels;
  private int ceiling;
  private boolean spent;
  private boolean opaque;
  private boolean changeable;

  /** The item that follows an option whose argument is secret, and its container. */
  private int optionArgument = NO_ITEM;

  private int optionContainer;
  private boolean busy;

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  boolean isBusy() {
    return busy;
  }

  /** Makes ready for a value. */
  void begin(ValueLimits newLimits, Redactor newRedactor, Place root, ByteBudget budget) {
    busy = true;
    limits = newLimits;
    veil.begin(newRedactor, budget.secrets());
    levels = newLimits.depth();
    ceiling = budget.remaining();
    trail.at(root);
  }

  /** Forgets the value. */
  void end() {
    json.clear();
    trail.clear();
    if (losses.size() > 0) {
      losses.clear();
    }
    veil.end();
    optionArgument = NO_ITEM;
    spent = false;
    opaque = false;
    changeable = false;
    busy = false;
  }

  /** Notes that something was written that may be different later. */
  void mayChange() {
    changeable = true;
  }

  /** Says whether something was written that may be different later. */
  boolean isChangeable() {
    return changeable;
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

  /** Returns what writes texts, keys and numbers. */
  TextWriting texts() {
    return texts;
  }

  Veil veil() {
    return veil;
  }

  /** Returns how large the JSON may become. */
  int ceiling() {
    return ceiling;
  }

  /** Notes that nothing more is to be written. */
  void spend() {
    spent = true;
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

  /** Writes a token in place of a value, or {@code null}, that is secret altogether. */
  void secret(Form form, Object value) throws Throwable {
    if (value == null) {
      nothing();
    } else if (veil.isLifted()) {
      value(form, value);
    } else {
      lose(Reason.REDACTED, "");
      json.string(veil.hideAll(value instanceof String text ? text : content(form, value)));
    }
  }

  /** Returns the text or JSON of a value that is not to be written, without a trace of it. */
  private String content(Form form, Object value) {
    Mark start = mark();
    int levelsBefore = levels;
    int ceilingBefore = ceiling;
    boolean spentBefore = spent;
    boolean opaqueBefore = opaque;
    veil.lift();
    try {
      value(form, value);
      String content = json.since(start.json);
      return content.startsWith("\"") ? ((Json.Text) JsonReader.parse(content)).text() : content;
    } catch (Throwable failed) {
      return failed.getClass().getName();
    } finally {
      trail.backTo(start.container);
      rewind(start);
      veil.lower();
      levels = levelsBefore;
      ceiling = ceilingBefore;
      spent = spentBefore;
      opaque = opaqueBefore;
    }
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

  /**
   * Enters a container that has an identity and may be changed; see {@link #enterOnce}.
   *
   * @return whether to go on
   */
  boolean enterChangeable(Object container) {
    changeable = true;
    return enterOnce(container);
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
      if (index == optionArgument && container == optionContainer) {
        secret(form, value);
      } else {
        value(form, value);
      }
    } catch (Throwable failed) {
      recover(container, levelsBefore, ceilingBefore, start);
      trail.at(index);
      lost(Reason.UNREADABLE, failed.getClass().getName());
    }
    if (overflows()) {
      trail.at(index);
      cut(before);
    }
    if (veil.isSecretOption(value)) {
      optionArgument = index + 1;
      optionContainer = container;
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
    String name = texts.key(key);
    json.raw(':');
    int start = json.size();
    trail.at(name);
    try {
      if (veil.isSecretName(key)) {
        secret(form, value);
      } else {
        value(form, value);
      }
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
    // Where a value ends is told in any case, so that what lies behind is known to be missing.
    if (losses.isFull() && reason != Reason.BYTES_CUT) {
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
    return new Mark(json.size(), trail.current(), trail.size(), losses.size(), losses.untold());
  }

  /** Forgets everything since a point of the same container. */
  void rewind(Mark mark) {
    json.rewind(mark.json);
    trail.rewind(mark.container, mark.trail);
    losses.rewind(mark.losses, mark.untold);
  }

  /** A point in a write. */
  record Mark(int json, int container, int trail, int losses, int untold) {}
}
