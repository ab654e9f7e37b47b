package dev.chronicle.cli.terminal;

import java.nio.charset.Charset;
import java.util.OptionalInt;

/**
 * What the place that the output goes to can show.
 *
 * @param interactive whether a person sits before it
 * @param colours whether it understands colours and is to have them
 * @param width columns of a line; empty where a line may be as long as it likes
 * @param charset how characters reach it
 */
public record Abilities(boolean interactive, boolean colours, OptionalInt width, Charset charset) {
  private static final int NARROWEST = 20;

  public Abilities {
    if (width.isPresent() && width.getAsInt() < NARROWEST) {
      width = OptionalInt.of(NARROWEST);
    }
  }

  /** A file, a pipe or a test: no person, no colours, lines of any length. */
  public static Abilities plain(Charset charset) {
    return new Abilities(false, false, OptionalInt.empty(), charset);
  }
}
