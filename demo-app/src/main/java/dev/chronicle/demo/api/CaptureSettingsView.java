package dev.chronicle.demo.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.chronicle.call.CaptureNotice;
import dev.chronicle.capture.CaptureSettings;
import dev.chronicle.capture.Overload;
import dev.chronicle.capture.sampling.CallLimit;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which calls are captured, as an operator sees it.
 *
 * @param sampler what chooses calls
 * @param samplersByFunction what chooses calls of some functions; {@code *} stands for any
 *     characters
 * @param limits bounds on the calls of each function
 * @param slowThresholdMs a call that takes so long is captured whatever a sampler says
 * @param blockMs how long a call waits for room in a full queue; 0: not at all
 * @param notices what happened lately, oldest first
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "CaptureSettings")
public record CaptureSettingsView(
    @Schema(
            description = "always, rate(0.1), per-second(10), adaptive(5) or by-cluster(20, PT1M)",
            example = "rate(0.1)")
        String sampler,
    Map<String, String> samplersByFunction,
    List<Limit> limits,
    long slowThresholdMs,
    long blockMs,
    @Schema(accessMode = Schema.AccessMode.READ_ONLY) List<Notice> notices) {

  /** Shows settings and notices. */
  public static CaptureSettingsView of(CaptureSettings settings, List<CaptureNotice> notices) {
    Map<String, String> byFunction = new LinkedHashMap<>();
    settings
        .samplersByFunction()
        .forEach((pattern, sampler) -> byFunction.put(pattern.text(), sampler.toString()));
    return new CaptureSettingsView(
        settings.sampler().toString(),
        byFunction,
        settings.limits().stream().map(Limit::of).toList(),
        settings.slowThreshold().toMillis(),
        settings.overload() instanceof Overload.Block block ? block.timeout().toMillis() : 0,
        notices.stream().map(Notice::of).toList());
  }

  /**
   * A bound on how many calls are captured in a window of time.
   *
   * @param calls so many in full
   * @param windowMs length of the window
   * @param functions which functions, each by itself
   * @param field an argument and the path to a value in it, each of which is counted by itself
   * @param keepOneIn beyond the limit, one call in so many; 0: none
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "CaptureLimit")
  public record Limit(
      int calls,
      long windowMs,
      @Schema(defaultValue = "*", example = "create_task") String functions,
      @Schema(nullable = true, example = "payload.type") String field,
      int keepOneIn) {

    static Limit of(CallLimit limit) {
      return new Limit(
          limit.calls(),
          limit.window().toMillis(),
          limit.functions().text(),
          limit.field().isEmpty() ? null : String.join(".", limit.field()),
          limit.keepOneIn());
    }
  }

  /**
   * Something that happened to the recording.
   *
   * @param at when
   * @param kind what
   * @param functionName whose calls are concerned
   * @param calls how many; 0 where it is not about a number
   * @param message for people
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(name = "CaptureNotice")
  public record Notice(
      Instant at, CaptureNotice.Kind kind, String functionName, long calls, String message) {

    static Notice of(CaptureNotice notice) {
      return new Notice(
          notice.at(),
          notice.kind(),
          notice.function() == null ? null : notice.function().name(),
          notice.calls(),
          notice.message());
    }
  }
}
