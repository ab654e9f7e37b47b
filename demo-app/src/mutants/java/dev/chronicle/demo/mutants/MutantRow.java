package dev.chronicle.demo.mutants;

/**
 * What became of a mutant. Immutable.
 *
 * @param tests which tests report it; empty for none
 * @param recording the recording in which a replay reports it; empty for none
 * @param difference what the replay reports first; empty for nothing
 */
record MutantRow(Mutant mutant, String tests, String recording, String difference) {

  @Override
  public String toString() {
    return "| %s | `%s` | %s | %s | %s |"
        .formatted(
            mutant.place(),
            escaped(mutant.change()),
            tests,
            recording,
            difference.isEmpty() ? "" : "`" + escaped(difference) + "`");
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|");
  }
}
