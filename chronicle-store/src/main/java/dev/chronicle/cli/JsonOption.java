package dev.chronicle.cli;

import picocli.CommandLine.Option;

/** The option that asks for output for programs. */
final class JsonOption {
  @Option(names = "--json", description = "Print JSON, and nothing else.")
  private boolean json;

  boolean isSet() {
    return json;
  }
}
