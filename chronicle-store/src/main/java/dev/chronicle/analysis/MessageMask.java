package dev.chronicle.analysis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a message what differs from one occurrence to the next, so that messages of one kind
 * become one text: quoted text, times, UUIDs, addresses, hexadecimal numbers, identifiers, numbers.
 */
final class MessageMask {
  private static final int LONGEST_MESSAGE = 2_000;
  private static final int LONGEST_PATTERN = 300;
  private static final int DIGITS_OF_AN_ID = 3;
  private static final int SHORTEST_ID = 8;

  // Possessive, so that a hostile message costs no more than another.
  private static final Pattern VARIABLE =
      Pattern.compile(
          "(?<text>\"[^\"]*+\"|`[^`]*+`|(?<![\\p{L}\\p{N}])'[^']*+'(?![\\p{L}\\p{N}]))"
              + "|(?<uuid>\\b\\p{XDigit}{8}-(?:\\p{XDigit}{4}-){3}\\p{XDigit}{12}\\b)"
              + "|(?<time>\\b\\d{4}-\\d\\d-\\d\\d(?:[T ]\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d++)?+)?+"
              + "(?:Z|[+-]\\d\\d:?+\\d\\d)?+)?+)"
              + "|(?<address>\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b)"
              + "|(?<hex>\\b0[xX]\\p{XDigit}++|(?<=@)\\p{XDigit}{4,16}\\b)"
              + "|(?<number>(?<![\\p{L}\\p{N}_])[+-]?+\\d++(?:[.,]\\d++)*+(?![\\p{L}\\p{N}_]))"
              + "|(?<word>[\\p{L}\\p{N}_]++)");

  private static final String[] KINDS = {"text", "uuid", "time", "address", "hex", "number"};

  private MessageMask() {}

  /** Returns the message with a word in angle brackets for each part that varies. */
  static String mask(String message) {
    String text =
        message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message;
    Matcher matcher = VARIABLE.matcher(text);
    StringBuilder masked = new StringBuilder(text.length());
    while (matcher.find()) {
      matcher.appendReplacement(masked, Matcher.quoteReplacement(replacement(matcher)));
    }
    matcher.appendTail(masked);
    return masked.length() <= LONGEST_PATTERN
        ? masked.toString()
        : masked.substring(0, LONGEST_PATTERN) + "…";
  }

  private static String replacement(Matcher matcher) {
    String word = matcher.group("word");
    if (word != null) {
      return word(word);
    }
    for (String kind : KINDS) {
      if (matcher.group(kind) != null) {
        return "<" + kind + ">";
      }
    }
    throw new IllegalStateException("every alternative of the pattern has a name");
  }

  /** A word with many digits is an identifier; of one with few, the digits are a number. */
  private static String word(String word) {
    long digits = word.chars().filter(Character::isDigit).count();
    if (digits == 0) {
      return word;
    }
    return digits >= DIGITS_OF_AN_ID && word.length() >= SHORTEST_ID
        ? "<id>"
        : word.replaceAll("\\d++", "<number>");
  }
}
