package dev.chronicle.simulator;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Says which version this is, as the jar's manifest has it. */
final class SimulatorVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(SimulatorVersion.class.getPackage().getImplementationVersion())
            .orElse("(not packaged)");
    return new String[] {"demo-simulator " + version};
  }
}
