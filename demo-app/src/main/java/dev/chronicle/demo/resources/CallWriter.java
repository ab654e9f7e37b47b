package dev.chronicle.demo.resources;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.CallJson;
import dev.chronicle.store.Cursor;
import dev.chronicle.store.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes captured calls as JSON, one after the other, so that a page takes no memory of its own.
 */
final class CallWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private CallWriter() {}

  /** Writes a page. */
  static void write(Page page, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      writeAll("calls", page.calls(), json);
      json.writeNumberField("count", page.calls().size());
      json.writeStringField("next", page.next().map(Cursor::toString).orElse(null));
      json.writeEndObject();
    }
  }

  /** Writes a call with one more member, {@code tree}. */
  static void write(CapturedCall call, List<CapturedCall> tree, OutputStream out)
      throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out);
        JsonParser members = JSON.createParser(CallJson.write(call))) {
      members.nextToken();
      json.writeStartObject();
      while (members.nextToken() == JsonToken.FIELD_NAME) {
        json.copyCurrentStructureExact(members);
      }
      writeAll("tree", tree, json);
      json.writeEndObject();
    }
  }

  private static void writeAll(String member, List<CapturedCall> calls, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(member);
    for (CapturedCall call : calls) {
      CallJson.write(call, json);
    }
    json.writeEndArray();
  }
}
