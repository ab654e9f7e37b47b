package dev.chronicle.demo;

import dev.chronicle.demo.core.StartupException;
import dev.chronicle.store.StoreException;
import io.dropwizard.configuration.ConfigurationException;
import java.io.FileNotFoundException;
import java.io.PrintWriter;

/** Tells the person at the terminal why the program did not start. */
final class StartupFailure {
  private StartupFailure() {}

  /**
   * Prints one line where the person can mend the cause, and the stack trace of what only a
   * developer can.
   */
  static void print(Throwable failure, PrintWriter out) {
    if (failure instanceof ConfigurationException
        || failure instanceof FileNotFoundException
        || failure instanceof StartupException
        || failure instanceof StoreException) {
      out.println("Not started: " + oneLine(failure.getMessage()));
    } else {
      failure.printStackTrace(out);
    }
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*\\R\\s*(\\* )?", " ");
  }
}
