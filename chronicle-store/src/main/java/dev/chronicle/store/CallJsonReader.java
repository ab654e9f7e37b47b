package dev.chronicle.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Loss;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Reads what {@link CallJsonWriter} writes. Recorded JSON is cut out of the text as it stands
 * there, never parsed into anything.
 */
final class CallJsonReader {
  // What is recorded was bounded when it was recorded; reading it must not fail on its size.
  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final String text;
  private final JsonParser parser;

  private CallJsonReader(String text, JsonParser parser) {
    this.text = text;
    this.parser = parser;
  }

  static CapturedCall call(String json) {
    return read(json).toCall();
  }

  static Recording recording(String json) {
    return read(json).toRecording();
  }

  private static CallDraft read(String json) {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      return new CallJsonReader(json, parser).object();
    } catch (IOException malformed) {
      throw new IllegalArgumentException(
          "call must be a JSON object: " + malformed.getMessage(), malformed);
    }
  }

  private CallDraft object() throws IOException {
    require(JsonToken.START_OBJECT);
    CallDraft draft = new CallDraft();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String member = parser.currentName();
      parser.nextToken();
      member(member, draft);
    }
    return draft;
  }

  private void member(String name, CallDraft draft) throws IOException {
    switch (name) {
      case "args" -> arguments(draft.arguments);
      case "mutated_args" -> arguments(draft.mutatedArguments);
      case "result" -> draft.result = rawJson();
      case "exception", "error" -> draft.message = parser.getValueAsString();
      case "exception_type", "error_type" -> draft.type = parser.getValueAsString();
      case "stack_trace" -> draft.stackTrace = parser.getValueAsString();
      case "causes" -> draft.cause = causes();
      case "losses" -> losses(draft.losses);
      case "start_nanos" -> draft.startNanos = parser.getIntValue();
      case "duration_ms" -> draft.durationMillis = parser.getDecimalValue();
      case "dependencies" -> {
        require(JsonToken.START_ARRAY);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          draft.dependencies.add(object().toDependency());
        }
      }
      default -> {
        if (parser.currentToken().isScalarValue()) {
          draft.texts.put(name, parser.getValueAsString());
        } else {
          parser.skipChildren();
        }
      }
    }
  }

  private void arguments(List<CallDraft.Argument> arguments) throws IOException {
    require(JsonToken.START_OBJECT);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      arguments.add(new CallDraft.Argument(name, rawJson()));
    }
  }

  /** Returns the text of the current value, with the white space around it if there is any. */
  private String rawJson() throws IOException {
    int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
    if (parser.currentToken().isScalarValue()) {
      parser.finishToken();
    } else {
      parser.skipChildren();
    }
    int end = Math.toIntExact(parser.currentLocation().getCharOffset());
    while (isWhiteSpace(text.charAt(start - 1))) {
      start--;
    }
    while (end < text.length() && isWhiteSpace(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }

  private static boolean isWhiteSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private CapturedThrowable causes() throws IOException {
    Deque<CallDraft> farthestFirst = new ArrayDeque<>();
    require(JsonToken.START_ARRAY);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      farthestFirst.push(object());
    }
    CapturedThrowable cause = null;
    for (CallDraft draft : farthestFirst) {
      draft.cause = cause;
      cause = draft.toThrowable();
    }
    return cause;
  }

  private void losses(List<CallDraft.ValueLoss> losses) throws IOException {
    require(JsonToken.START_ARRAY);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      CallDraft loss = object();
      losses.add(
          new CallDraft.ValueLoss(
              loss.text("value"),
              Integer.parseInt(loss.texts.getOrDefault("index", "0")),
              Fidelity.valueOf(upperCase(loss.text("fidelity"))),
              new Loss(
                  loss.text("path"),
                  Loss.Reason.valueOf(upperCase(loss.text("reason"))),
                  loss.text("detail"))));
    }
  }

  private static String upperCase(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private void require(JsonToken token) throws JsonParseException {
    if (parser.currentToken() != token) {
      throw new JsonParseException(parser, "expected " + token + ", was: " + parser.currentToken());
    }
  }
}
