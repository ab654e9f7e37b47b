package dev.chronicle.demo.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.io.StringWriter;

/** Copies whatever comes next into text, number by number as it was written. */
final class JsonDeserializer extends StdDeserializer<Json> {
  private static final long serialVersionUID = 1L;
  private static final JsonFactory FACTORY = new JsonFactory();

  JsonDeserializer() {
    super(Json.class);
  }

  @Override
  public Json deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      generator.copyCurrentStructureExact(parser);
    }
    return new Json(text.toString());
  }
}
