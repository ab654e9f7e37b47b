package dev.chronicle.cli;

/** What the process ends with. As with {@code diff} and {@code grep}, trouble is not a finding. */
final class ExitCode {
  /** All is well. */
  static final int FINE = 0;

  /** The command did its work and found something. */
  static final int FINDINGS = 1;

  /** The command was used wrongly, or could not do its work. */
  static final int TROUBLE = 2;

  private ExitCode() {}
}
