package dev.chronicle.demo;

import dev.chronicle.demo.core.StartupException;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Looks up the environment variables that a configuration file refers to as {@code
 * ${NAME:-default}}.
 *
 * <p>A variable that is set to nothing counts as not set. What is returned may stand in a YAML
 * string in single quotes. Immutable.
 */
final class EnvironmentLookup implements UnaryOperator<String> {
  private static final Set<String> PORTS = Set.of("CHRONICLE_PORT", "CHRONICLE_ADMIN_PORT");

  private final Map<String, String> environment;

  EnvironmentLookup(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * Returns the value of the variable, or {@code null} if it has none.
   *
   * @throws StartupException if the variable is a port's and no port can have that number
   */
  @Override
  public String apply(String name) {
    String value = environment.getOrDefault(name, "").strip();
    if (value.isEmpty()) {
      return null;
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new StartupException(name + " must be one line of text without control characters");
    }
    if (PORTS.contains(name)) {
      requirePort(name, value);
    }
    return value.replace("'", "''");
  }

  private static void requirePort(String name, String value) {
    if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
      throw new StartupException(
          name + " must be a number from 0 to 65535 (0 takes any free port), was: " + value);
    }
  }
}
