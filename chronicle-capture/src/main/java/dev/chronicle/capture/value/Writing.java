package dev.chronicle.capture.value;

import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Loss.Reason;

/**
 * The state of one write: the JSON so far, what remains of the limits, what was lost. One a thread,
 * used again and again; not thread-safe.
 *
 * <p>Limits are kept by writing a part, looking at the size and taking the part back if it was too
 * much: {@link #overflows()} and {@link #cut(int)}.
 */
final class Writing {
  private final JsonBuffer json = new JsonBuffer();
  private final Trail trail = new Trail();
  private final Losses losses = new Losses();
  private final Veil veil = new Veil();
  private final Room room = new Room();
  private final Notation notation = new Notation(json);
  private final TextWriting texts = new TextWriting(this, json, veil);
  private final SecretWriting secrets = new SecretWriting(this, json, veil);
  private ValueLimits limits = ValueLimits.DEFAULT;
  private boolean opaque;
  private boolean changeable;

  private boolean busy;

  boolean isBusy() {
    return busy;
  }

  /** Makes ready for a value. */
  void begin(ValueLimits newLimits, Redactor newRedactor, Place root, ByteBudget budget) {
    busy = true;
    limits = newLimits;
    veil.begin(newRedactor, budget.secrets());
    room.begin(newLimits.depth(), budget.remaining());
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
    secrets.clear();
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

  /** Returns what writes tokens in place of values. */
  SecretWriting secrets() {
    return secrets;
  }

  /** Returns what writes Chronicle's own marks. */
  Notation notation() {
    return notation;
  }

  Room room() {
    return room;
  }

  Veil veil() {
    return veil;
  }

  /** Writes a value, or {@code null}, whose declared type has this form. */
  void value(Form form, Object value) throws Throwable {
    if (value == null) {
      notation.nothing();
    } else if (form.type().isInstance(value)) {
      form.write(value, this);
    } else {
      opaque(
          Reason.TYPE_UNKNOWN,
          value.getClass().getName() + " where the declared type has " + form.type().getName());
    }
  }

  /**
   * Enters a container that is a value only, such as a record, unless it lies too deep.
   *
   * @return whether to go on
   */
  boolean enter(Object container) {
    if (!room.descend()) {
      lost(Reason.DEPTH_CUT, container.getClass().getName());
      return false;
    }
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
    if (!room.descend()) {
      lost(Reason.DEPTH_CUT, container.getClass().getName());
      return false;
    }
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
    room.ascend();
    trail.exit();
  }

  private void refer(int container) {
    String path = trail.pathOf(container);
    if (trail.isAroundHash(container)) {
      lose(Reason.CYCLE, "to " + path);
    }
    notation.reference(path);
  }

  /** Says whether what was written is more than may be. */
  boolean overflows() {
    return json.size() > room.ceiling();
  }

  /** Takes back what was written since there were {@code size} bytes; nothing more will follow. */
  void cut(int size) {
    json.rewind(size);
    if (!room.isSpent()) {
      room.spent(true);
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
    int levelsBefore = room.levels();
    if (index > 0) {
      json.raw(',');
    }
    int start = json.size();
    trail.at(index);
    try {
      if (secrets.isOptionArgument(container, index)) {
        secrets.value(form, value);
      } else {
        value(form, value);
      }
    } catch (Throwable failed) {
      recover(container, levelsBefore, start);
      trail.at(index);
      lost(Reason.UNREADABLE, failed.getClass().getName());
    }
    if (overflows()) {
      trail.at(index);
      cut(before);
    }
    secrets.wrote(container, index, value);
    return !room.isSpent();
  }

  /**
   * Writes a member of the current container whose name is the application's data.
   *
   * @return whether more members may follow
   */
  boolean member(String key, Form form, Object value) {
    int before = json.size();
    int container = trail.current();
    int levelsBefore = room.levels();
    if (!json.endsWith('{')) {
      json.raw(',');
    }
    String name = texts.key(key);
    json.raw(':');
    int start = json.size();
    trail.at(name);
    try {
      if (veil.isSecretName(key)) {
        secrets.value(form, value);
      } else {
        value(form, value);
      }
    } catch (Throwable failed) {
      recover(container, levelsBefore, start);
      trail.at(name);
      lost(Reason.UNREADABLE, failed.getClass().getName());
    }
    if (overflows()) {
      trail.at(name);
      cut(before);
    }
    return !room.isSpent();
  }

  private void recover(int container, int levelsBefore, int size) {
    json.rewind(size);
    trail.backTo(container);
    room.backTo(levelsBefore);
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
    notation.lost(reason, description);
  }

  /** Replaces whatever was written by a description of the whole value. */
  void giveUp(Reason reason, String description) {
    json.clear();
    losses.clear();
    trail.clear();
    room.spent(false);
    opaque(reason, description);
  }

  /** Returns a point to come back to with {@link #rewind} or {@link #undo}. */
  Mark mark() {
    return new Mark(
        json.size(),
        trail.current(),
        trail.size(),
        losses.size(),
        losses.untold(),
        room.levels(),
        room.isSpent(),
        opaque);
  }

  /** Forgets everything since a point of the same container. */
  void rewind(Mark mark) {
    json.rewind(mark.json);
    trail.rewind(mark.container, mark.trail);
    losses.rewind(mark.losses, mark.untold);
  }

  /** Forgets everything since a point of this container or one around it, and what it took. */
  void undo(Mark mark) {
    trail.backTo(mark.container);
    rewind(mark);
    room.backTo(mark.levels);
    room.spent(mark.isSpent);
    opaque = mark.isOpaque;
  }

  /** A point in a write. */
  record Mark(
      int json,
      int container,
      int trail,
      int losses,
      int untold,
      int levels,
      boolean isSpent,
      boolean isOpaque) {}
}
