package dev.chronicle.cli.terminal;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi;

/** Finds out what the standard output of this process can show. */
final class AbilitiesOfProcess {
  private static final Pattern STTY_SIZE = Pattern.compile("\\d+ (\\d{1,5})\\s*");
  private static final int WIDTH_WHEN_UNKNOWN = 80;
  private static final int STTY_PATIENCE_MS = 500;

  private final Map<String, String> environment;

  AbilitiesOfProcess(Map<String, String> environment) {
    this.environment = environment;
  }

  Abilities find() {
    boolean interactive = isTerminal();
    // Picocli knows NO_COLOR, CLICOLOR, TERM=dumb and the terminals of Windows.
    boolean colours = Ansi.AUTO.enabled();
    return new Abilities(
        interactive,
        colours,
        interactive ? OptionalInt.of(width()) : OptionalInt.empty(),
        charset());
  }

  /** From JDK 22 on there is a console even where there is no terminal. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException beforeJdk22) {
      return true;
    } catch (ReflectiveOperationException unknown) {
      return false;
    }
  }

  private int width() {
    String columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9]\\d{0,4}") ? Integer.parseInt(columns) : askStty();
  }

  private static int askStty() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (stty.waitFor(STTY_PATIENCE_MS, TimeUnit.MILLISECONDS)) {
        String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        Matcher size = STTY_SIZE.matcher(answer);
        return size.matches() && !size.group(1).equals("0")
            ? Integer.parseInt(size.group(1))
            : WIDTH_WHEN_UNKNOWN;
      }
      stty.destroyForcibly();
    } catch (IOException noStty) {
      return WIDTH_WHEN_UNKNOWN;
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
    return WIDTH_WHEN_UNKNOWN;
  }

  private static Charset charset() {
    String name =
        System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException unknown) {
      return StandardCharsets.UTF_8;
    }
  }
}
