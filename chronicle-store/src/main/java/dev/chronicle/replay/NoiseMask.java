package dev.chronicle.replay;

import dev.chronicle.replay.diff.Finding;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A place that varies by nature, so that differences there are none. It never hides a change of
 * type or of how a call ended, nor a dependency call too many or too few.
 *
 * @param function public name of the function; {@code *} for all
 * @param path where, with {@code [*]} for every index: {@code $.result.items[*].createdAt}; what
 *     lies below it is hidden too
 * @param evidence why it is known to vary, for who reviews the masks
 * @param expires first day on which the mask hides nothing any more; {@code null} for never
 */
public record NoiseMask(String function, String path, String evidence, LocalDate expires) {
  private static final String ANY = "*";

  public NoiseMask {
    Objects.requireNonNull(function, "function must not be null");
    Objects.requireNonNull(path, "path must not be null");
    Objects.requireNonNull(evidence, "evidence must not be null");
    if (!path.startsWith("$.")) {
      throw new IllegalArgumentException("path must start with $., was: " + path);
    }
  }

  boolean hides(String functionName, Finding finding, LocalDate today) {
    return finding.kind().isMaskable()
        && (function.equals(ANY) || function.equals(functionName))
        && (expires == null || today.isBefore(expires))
        && covers(finding.pathPattern());
  }

  private boolean covers(String place) {
    return place.startsWith(path)
        && (place.length() == path.length() || ".[".indexOf(place.charAt(path.length())) >= 0);
  }
}
