package dev.chronicle.demo.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chronicle.capture.CaptureSettings;
import dev.chronicle.capture.Overload;
import dev.chronicle.capture.sampling.CallLimit;
import dev.chronicle.capture.sampling.Sampler;
import dev.chronicle.demo.core.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Reads what an operator wants to be captured from now on; what the body leaves out stays. */
public final class CaptureSettingsChange {
  private static final String SAMPLER = "sampler";
  private static final String SAMPLERS = "samplers_by_function";
  private static final String LIMITS = "limits";
  private static final String SLOW = "slow_threshold_ms";
  private static final String BLOCK = "block_ms";

  private CaptureSettingsChange() {}

  /**
   * Returns the settings with what the body says changed in them.
   *
   * @throws InvalidValueException if a field is unknown or its value breaks a rule
   */
  public static CaptureSettings apply(CaptureSettings current, JsonNode body) {
    JsonFields fields = JsonFields.of(body, List.of(SAMPLER, SAMPLERS, LIMITS, SLOW, BLOCK));
    CaptureSettings.Builder changed = current.toBuilder();
    String sampler = fields.text(SAMPLER);
    if (sampler != null) {
      changed.sampler(checked(SAMPLER, () -> Sampler.parse(sampler)));
    }
    JsonNode samplers = fields.object(SAMPLERS);
    if (samplers != null) {
      changed.noSamplersByFunction();
      samplers
          .properties()
          .forEach(
              own ->
                  checked(
                      SAMPLERS,
                      () -> changed.sampler(own.getKey(), Sampler.parse(own.getValue().asText()))));
    }
    List<JsonNode> limits = fields.objects(LIMITS);
    if (limits != null) {
      changed.noLimits();
      limits.forEach(limit -> changed.limit(limit(limit)));
    }
    Integer slow = fields.integer(SLOW);
    if (slow != null) {
      checked(SLOW, () -> changed.slowThreshold(Duration.ofMillis(slow)));
    }
    Integer block = fields.integer(BLOCK);
    if (block != null) {
      checked(BLOCK, () -> changed.overload(overload(block)));
    }
    return changed.build();
  }

  private static Overload overload(int blockMs) {
    return blockMs == 0 ? Overload.shed() : Overload.block(Duration.ofMillis(blockMs));
  }

  private static CallLimit limit(JsonNode body) {
    JsonFields fields =
        JsonFields.of(body, List.of("calls", "window_ms", "functions", "field", "keep_one_in"));
    Integer calls = fields.integer("calls");
    Integer window = fields.integer("window_ms");
    if (calls == null || window == null) {
      throw new InvalidValueException(LIMITS, "must each have calls and window_ms");
    }
    String functions = fields.text("functions");
    String field = fields.text("field");
    Integer keepOneIn = fields.integer("keep_one_in");
    return checked(
        LIMITS,
        () -> {
          CallLimit limit = CallLimit.of(calls, Duration.ofMillis(window));
          limit = functions == null ? limit : limit.functions(functions);
          limit = field == null ? limit : limit.byField(field);
          return keepOneIn == null || keepOneIn == 0 ? limit : limit.thenKeepOneIn(keepOneIn);
        });
  }

  private static <T> T checked(String field, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException broken) {
      throw new InvalidValueException(field, "is not valid: " + broken.getMessage());
    }
  }
}
