package dev.chronicle.store;

import java.util.List;

/**
 * What {@link CaptureStore#check} found.
 *
 * @param calls how many calls were read and found whole
 * @param findings what is wrong, one line each; empty if all is well
 */
public record CheckReport(long calls, List<String> findings) {
  public CheckReport {
    findings = List.copyOf(findings);
  }

  /** Says whether all is well. */
  public boolean isSound() {
    return findings.isEmpty();
  }
}
