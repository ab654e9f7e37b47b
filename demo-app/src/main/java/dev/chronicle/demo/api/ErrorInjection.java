package dev.chronicle.demo.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chronicle.demo.core.InvalidValueException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * How many calls fail on purpose.
 *
 * @param rate share of the task and workflow calls, 0.0 to 0.5
 */
public record ErrorInjection(@Schema(minimum = "0", maximum = "0.5", example = "0.1") double rate) {

  /**
   * Reads a request's body.
   *
   * @param body {@code null} when there was none
   * @throws InvalidValueException if the rate is absent or no number, or a field is unknown
   */
  public static ErrorInjection read(JsonNode body) {
    Double rate = JsonFields.of(body, List.of("rate")).number("rate");
    if (rate == null) {
      throw new InvalidValueException("rate", "must be given");
    }
    return new ErrorInjection(rate);
  }
}
