package dev.chronicle.replay.sample;

import dev.chronicle.capture.Capture;

/** What {@link Orders} inherits and overrides. */
public class OrdersBase {

  @Capture(name = "greet_base")
  public String greet(String name) {
    return "Hello " + name;
  }

  @Capture(name = "bye")
  protected final String bye(String name) {
    return "Bye " + name;
  }

  /** Calls the method that only this package sees. */
  public String sayBye(String name) {
    return bye(name);
  }
}
