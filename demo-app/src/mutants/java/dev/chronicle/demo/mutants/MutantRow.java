package dev.chronicle.demo.mutants;

/**
 * What became of a mutant. Immutable.
 *
 * @param tests which tests report it first; empty for none
 * @param difference what the replay reports first; empty for nothing
 */
record MutantRow(Mutant mutant, String tests, String difference) {
  /** Reported by a unit test. */
  static final String UNIT = "unit";

  /** Reported by no unit test, and by one of the REST interface. */
  static final String REST = "REST";

  boolean isTested() {
    return !tests.isEmpty();
  }

  boolean isReplayed() {
    return !difference.isEmpty();
  }

  @Override
  public String toString() {
    return "| %s | `%s` | %s | %s |"
        .formatted(
            mutant.place(),
            escaped(mutant.change()),
            tests,
            difference.isEmpty() ? "" : "`" + escaped(difference) + "`");
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|");
  }
}
