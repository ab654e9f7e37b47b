package dev.chronicle.analysis;

import dev.chronicle.call.FunctionId;
import java.util.regex.Pattern;

/** Finds where in the application's own code an exception came from. */
final class TopFrame {
  private static final Pattern PLATFORM =
      Pattern.compile("(?:java|javax|jdk|sun|com\\.sun|org\\.aspectj)\\..*");
  // What ajc moves the bodies of woven methods to, and the numbers of lambdas and proxies.
  private static final Pattern GENERATED =
      Pattern.compile(
          "_aroundBody\\d+(?:\\$advice)?|(?<=lambda\\$\\w{1,200})\\$\\d+|(?<=Proxy)\\d+");
  private static final int SEGMENTS_OF_AN_OWNER = 2;

  private TopFrame() {}

  /**
   * Returns the topmost frame of the application, class and method without the line: the first in
   * the packages of the function's own class, else the first outside the JDK, else the first; empty
   * if there are no frames.
   */
  static String of(String stackTrace, FunctionId function) {
    String own = owner(function.declaringClass());
    String first = "";
    String firstOutside = "";
    for (String line : (Iterable<String>) stackTrace.lines()::iterator) {
      String frame = frame(line);
      if (frame.isEmpty()) {
        continue;
      }
      if (frame.startsWith(own)) {
        return frame;
      }
      first = first.isEmpty() ? frame : first;
      boolean outside = firstOutside.isEmpty() && !PLATFORM.matcher(frame).matches();
      firstOutside = outside ? frame : firstOutside;
    }
    return firstOutside.isEmpty() ? first : firstOutside;
  }

  /** Returns class and method of a line such as {@code at java.base/java.lang.X.y(X.java:1)}. */
  private static String frame(String line) {
    String text = line.strip();
    text = text.startsWith("at ") ? text.substring(3) : text;
    int place = text.indexOf('(');
    text = place < 0 ? text : text.substring(0, place);
    text = text.substring(text.lastIndexOf('/') + 1);
    return GENERATED.matcher(text).replaceAll("");
  }

  /** Returns the first packages of a class: {@code com.example.} of {@code com.example.shop.X}. */
  private static String owner(String className) {
    int end = 0;
    for (int i = 0; i < SEGMENTS_OF_AN_OWNER; i++) {
      int dot = className.indexOf('.', end);
      if (dot < 0) {
        break;
      }
      end = dot + 1;
    }
    return end == 0 ? className : className.substring(0, end);
  }
}
