package dev.chronicle.capture.value;

/** Tells the JDK's own classes, whose behaviour is known, from all others. */
final class Jdk {
  private static final Module BASE = Object.class.getModule();

  private Jdk() {}

  /** Says whether a class belongs to {@code java.base}. */
  static boolean isBase(Class<?> type) {
    return type.getModule() == BASE;
  }

  /** Says whether a class belongs to any module of the JDK. */
  static boolean contains(Class<?> type) {
    Module module = type.getModule();
    return module == BASE
        || (module.isNamed()
            && (module.getName().startsWith("java.") || module.getName().startsWith("jdk.")));
  }
}
