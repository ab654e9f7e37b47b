package dev.chronicle.call;

import java.util.List;

/**
 * A value as it was at one moment, written down as JSON, with what that writing lost.
 *
 * @param json valid JSON text, never empty; for an {@link Fidelity#OPAQUE} value a JSON string that
 *     describes it
 * @param fidelity how faithful {@code json} is
 * @param losses what is missing and why; empty exactly when {@code fidelity} is {@link
 *     Fidelity#EXACT}
 */
public record CapturedValue(String json, Fidelity fidelity, List<Loss> losses) {

  /** The recorded form of {@code null}, and of what a {@code void} method returns. */
  public static final CapturedValue NULL = exact("null");

  public CapturedValue {
    losses = List.copyOf(losses);
    if (losses.isEmpty() != (fidelity == Fidelity.EXACT)) {
      throw new IllegalArgumentException(
          "losses must be empty exactly when fidelity is EXACT, was: " + fidelity + " " + losses);
    }
  }

  /** Returns a value that {@code json} holds in full. */
  public static CapturedValue exact(String json) {
    return new CapturedValue(json, Fidelity.EXACT, List.of());
  }
}
