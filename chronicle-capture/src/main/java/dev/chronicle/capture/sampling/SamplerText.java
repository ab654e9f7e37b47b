package dev.chronicle.capture.sampling;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads samplers as they write themselves. */
final class SamplerText {
  private static final Pattern CALL = Pattern.compile("([a-z-]+)(?:\\(([^()]*)\\))?");
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  private SamplerText() {}

  static Sampler parse(String text) {
    Matcher call = CALL.matcher(text.strip());
    if (!call.matches()) {
      throw unknown(text);
    }
    String[] values =
        call.group(2) == null ? new String[0] : COMMA.split(call.group(2).strip(), -1);
    try {
      return switch (call.group(1) + "/" + values.length) {
        case "always/0" -> Sampler.always();
        case "rate/1" -> Sampler.rate(Double.parseDouble(values[0]));
        case "per-second/1" -> Sampler.perSecond(Integer.parseInt(values[0]));
        case "adaptive/1" -> Sampler.adaptive(Integer.parseInt(values[0]));
        case "by-cluster/2" ->
            Sampler.byCluster(Integer.parseInt(values[0]), Duration.parse(values[1]));
        default -> throw unknown(text);
      };
    } catch (NumberFormatException | DateTimeParseException malformed) {
      throw unknown(text);
    }
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "sampler must be always, rate(0.1), per-second(10), adaptive(5) or by-cluster(20, PT1M),"
            + " was: "
            + text);
  }
}
