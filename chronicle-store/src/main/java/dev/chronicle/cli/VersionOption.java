package dev.chronicle.cli;

import picocli.CommandLine.Option;

/** The version of the service that is asked about. */
final class VersionOption {
  @Option(
      names = "--service-version",
      paramLabel = "VERSION",
      description = "Recorded by this version of the service; `versions` lists them.")
  private String version;

  /** Returns the version, {@code null} for all. */
  String version() {
    return version;
  }
}
