package dev.chronicle.store;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.Outcome;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for a text in what a call recorded, ignoring case: what {@link CallFilter#text()} means.
 *
 * <p>Every character stands for itself. The text is found in recorded JSON both as it is written
 * there and as JSON writes it: {@code say "hi"} finds {@code "say \"hi\""}. Immutable.
 */
public final class TextMatcher {
  private static final char[] FOLDED_ASCII = new char[128];

  static {
    for (char c = 0; c < FOLDED_ASCII.length; c++) {
      FOLDED_ASCII[c] = foldAny(c);
    }
  }

  private final Needle asIs;
  private final Needle escaped;

  /** Prepares to look for {@code text}. */
  public TextMatcher(String text) {
    this.asIs = new Needle(text);
    String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(text));
    this.escaped = quoted.equals(text) ? asIs : new Needle(quoted);
  }

  /**
   * Returns the forms of the text, one of which must stand in a {@link RecordingJson} that the text
   * is found in, their case taken away by {@link #fold}.
   */
  public List<String> foldedForms() {
    return escaped == asIs ? List.of(asIs.folded()) : List.of(asIs.folded(), escaped.folded());
  }

  /** Takes the case of a character away. */
  public static char fold(char c) {
    return c < FOLDED_ASCII.length ? FOLDED_ASCII[c] : foldAny(c);
  }

  /**
   * Says whether the text may stand in a recording, judged by its {@link RecordingJson} alone; a
   * {@code false} is certain.
   */
  public boolean mayMatch(String recordingJson) {
    return inJson(recordingJson);
  }

  /**
   * Says whether the text stands in an argument, before or after the call, in the result, or in the
   * type or message of the exception or of a cause of it.
   */
  public boolean matches(CapturedCall call) {
    return inArguments(call.arguments())
        || inArguments(call.outcome().mutatedArguments())
        || inOutcome(call.outcome());
  }

  // As String.equalsIgnoreCase does; some letters are the same only in upper case.
  private static char foldAny(char c) {
    return Character.toLowerCase(Character.toUpperCase(c));
  }

  private boolean inArguments(List<CapturedArgument> arguments) {
    return arguments.stream().anyMatch(argument -> inJson(argument.value().json()));
  }

  private boolean inOutcome(Outcome outcome) {
    if (outcome instanceof Outcome.Returned returned) {
      return inJson(returned.value().json());
    }
    CapturedThrowable error = ((Outcome.Threw) outcome).error();
    while (error != null) {
      if (asIs.isIn(error.type()) || (error.message() != null && asIs.isIn(error.message()))) {
        return true;
      }
      error = error.cause();
    }
    return false;
  }

  private boolean inJson(String json) {
    return asIs.isIn(json) || (escaped != asIs && escaped.isIn(json));
  }

  /** A text to look for, its case taken away; looked for as Boyer, Moore and Horspool do. */
  private static final class Needle {
    private static final int SKIPS = 128;

    private final String folded;
    private final int last;

    /** How far no end of the text can be, by the low bits of the character at the end. */
    private final int[] skips = new int[SKIPS];

    Needle(String text) {
      StringBuilder chars = new StringBuilder(text);
      for (int i = 0; i < chars.length(); i++) {
        chars.setCharAt(i, fold(chars.charAt(i)));
      }
      folded = chars.toString();
      last = folded.length() - 1;
      Arrays.fill(skips, Math.max(1, folded.length()));
      for (int i = 0; i < last; i++) {
        skips[folded.charAt(i) % SKIPS] = last - i;
      }
    }

    String folded() {
      return folded;
    }

    boolean isIn(String text) {
      if (last < 0) {
        return true;
      }
      int end = last;
      while (end < text.length()) {
        char c = fold(text.charAt(end));
        if (c == folded.charAt(last) && isBefore(end, text)) {
          return true;
        }
        end += skips[c % SKIPS];
      }
      return false;
    }

    private boolean isBefore(int end, String text) {
      for (int i = 0; i < last; i++) {
        if (fold(text.charAt(end - last + i)) != folded.charAt(i)) {
          return false;
        }
      }
      return true;
    }
  }
}
