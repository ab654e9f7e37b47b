package dev.chronicle.capture.value;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The state of one read: where it stands and which objects it has made. Not thread-safe. */
final class Reading {
  private final StringBuilder path = new StringBuilder(JsonPath.ROOT);
  private final Map<String, Object> made = new HashMap<>();
  private final List<String> deviations;

  /**
   * Begins a read.
   *
   * @param deviations where to note what is missing or unknown; {@code null} to refuse that
   */
  Reading(List<String> deviations) {
    this.deviations = deviations;
  }

  /** Notes or refuses that a member of the object here was not recorded. */
  void missing(String name, Object readAs) {
    if (deviations == null) {
      throw failure("member " + name + " must be there, was not");
    }
    deviations.add(pathOf(name) + ": not recorded, read as " + readAs);
  }

  /** Notes or refuses that members were recorded for which the object here has no fields. */
  void unknown(Set<String> names, Class<?> type) {
    if (names.isEmpty()) {
      return;
    }
    if (deviations == null) {
      throw failure(type.getName() + " must have a field for each member, lacks: " + names);
    }
    names.forEach(name -> deviations.add(pathOf(name) + ": recorded, has no field"));
  }

  private String pathOf(String member) {
    StringBuilder full = new StringBuilder(path);
    JsonPath.appendMember(full, member);
    return full.toString();
  }

  /** Reads a value, {@code null} or a reference, whose declared type has this form. */
  Object value(Form form, Json json) {
    if (json instanceof Json.Null) {
      return null;
    }
    if (json instanceof Json.Members members
        && members.byName().size() == 1
        && members.byName().get(Notation.REF) instanceof Json.Text reference) {
      return referred(reference.text(), form.type());
    }
    return form.read(json, this);
  }

  private Object referred(String reference, Class<?> type) {
    Object object = made.get(reference);
    if (!type.isInstance(object)) {
      throw failure("@ref must lead to a " + type.getName() + " read before, was: " + reference);
    }
    return object;
  }

  /** Keeps an object that others may refer to, as soon as it is there and before it is filled. */
  <T> T made(T object) {
    made.put(path.toString(), object);
    return object;
  }

  /** Reads the member of a container. */
  Object member(String name, Form form, Json json) {
    int length = path.length();
    JsonPath.appendMember(path, name);
    Object value = value(form, json);
    path.setLength(length);
    return value;
  }

  /** Reads an item of a container. */
  Object item(int index, Form form, Json json) {
    int length = path.length();
    JsonPath.appendItem(path, index);
    Object value = value(form, json);
    path.setLength(length);
    return value;
  }

  Json member(Json.Members members, String name) {
    Json member = members.byName().get(name);
    if (member == null) {
      throw failure("member " + name + " must be there, was not");
    }
    return member;
  }

  Json.Members members(Json json, Class<?> type) {
    if (json instanceof Json.Members members) {
      return members;
    }
    throw misfit(json, type);
  }

  Json.Items items(Json json, Class<?> type) {
    if (json instanceof Json.Items items) {
      return items;
    }
    throw misfit(json, type);
  }

  /** Returns the text of a string, a number or a truth value. */
  String text(Json json) {
    if (json instanceof Json.Text text) {
      return text.text();
    }
    if (json instanceof Json.Digits digits) {
      return digits.text();
    }
    if (json instanceof Json.Truth truth) {
      return Boolean.toString(truth.value());
    }
    throw misfit(json, String.class);
  }

  ValueReadException misfit(Json json, Class<?> type) {
    String kind = json.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return failure("value must fit " + type.getName() + ", was " + kind);
  }

  ValueReadException failure(String message) {
    return new ValueReadException(message + " at " + path);
  }

  ValueReadException failure(String message, Throwable cause) {
    return new ValueReadException(message + " at " + path, cause);
  }
}
