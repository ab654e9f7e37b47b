package dev.chronicle.capture.value;

/**
 * Watches the members of one map as they are written, for whether they are a name and its value,
 * and the name is that of a secret.
 */
final class Pair {
  private boolean isSecret;
  private boolean hasValue;
  private boolean isLate;

  /**
   * Returns the form that a member is to be written in.
   *
   * @param value what it holds
   */
  Form formOf(String key, Object value, Form form, Writing out) {
    switch (PairRole.of(key)) {
      case NAME -> {
        if (!isSecret && out.veil().isSecretKey(value)) {
          isSecret = true;
          isLate = hasValue;
        }
      }
      case VALUE -> {
        hasValue = true;
        return isSecret ? new SecretForm(form) : form;
      }
      case NONE -> {}
    }
    return form;
  }

  /** Says whether the value was written before the name said that it is secret. */
  boolean isToBeWrittenAgain() {
    return isLate;
  }

  /** Makes ready for writing the same members once more. */
  void again() {
    isLate = false;
  }
}
