package dev.chronicle.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Says which version this is, as the jar's manifest has it. */
final class CliVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(CliVersion.class.getPackage().getImplementationVersion())
            .orElse("(not packaged)");
    return new String[] {"chronicle " + version + " on Java " + Runtime.version().feature()};
  }
}
