package dev.chronicle.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.CallJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Edits of a recorded call that put a name in the place of each text, of each key and, as a tag of
 * its type, into each object, one at a time; whatever fields a recording has.
 */
final class CanaryEverywhere {
  private static final JsonMapper JSON = new JsonMapper();

  private final String name;
  private final ObjectNode call;
  private final List<CapturedCall> edits = new ArrayList<>();

  private CanaryEverywhere(String name, ObjectNode call) {
    this.name = name;
    this.call = call;
  }

  /** Returns a recording for each edit of one of its calls that can still be read as a call. */
  static List<List<CapturedCall>> in(List<CapturedCall> recording, String name) {
    List<List<CapturedCall>> recordings = new ArrayList<>();
    for (int i = 0; i < recording.size(); i++) {
      for (CapturedCall edited : in(recording.get(i), name)) {
        List<CapturedCall> copy = new ArrayList<>(recording);
        copy.set(i, edited);
        recordings.add(copy);
      }
    }
    return recordings;
  }

  private static List<CapturedCall> in(CapturedCall call, String name) {
    try {
      CanaryEverywhere everywhere =
          new CanaryEverywhere(name, (ObjectNode) JSON.readTree(CallJson.write(call)));
      everywhere.edit(everywhere.call);
      return everywhere.edits;
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void edit(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String key : Stream.generate(object.fieldNames()::next).limit(object.size()).toList()) {
        JsonNode value = object.get(key);
        if (value.isTextual() || value.isNull()) {
          Stream.of(name, name.replace('.', '/'), "(L" + name.replace('.', '/') + ";)V")
              .forEach(text -> keepWith(object, key, TextNode.valueOf(text), value));
        }
        object.remove(key);
        keepWith(object, name, value, null);
        object.set(key, value);
        edit(value);
      }
      keepWith(object, "@type", TextNode.valueOf(name), null);
      keepWith(object, "@class", TextNode.valueOf(name), null);
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        JsonNode value = array.get(i);
        if (value.isTextual()) {
          array.set(i, TextNode.valueOf(name));
          keep();
          array.set(i, value);
        }
        edit(value);
      }
    }
  }

  private void keepWith(ObjectNode object, String key, JsonNode value, JsonNode before) {
    object.set(key, value);
    keep();
    if (before == null) {
      object.remove(key);
    } else {
      object.set(key, before);
    }
  }

  private void keep() {
    try {
      edits.add(CallJson.read(call.toString()));
    } catch (IllegalArgumentException refused) {
      // Refused when the recording is read, so nothing of it can be played back.
      return;
    }
  }
}
