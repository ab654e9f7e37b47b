package dev.chronicle.capture.redaction;

/**
 * Payment cards: 13 to 19 digits, with single blanks or dashes between them or without, that begin
 * as an issuer's do and pass Luhn's check.
 */
final class CardNumbers implements Detector {
  private static final int LEAST = 13;
  private static final int MOST = 19;

  @Override
  public Span find(String text, int from, int at) {
    if (at > 0 && isPartOfNumber(text, at)) {
      return null;
    }
    int count = 0;
    int end = at;
    while (end < text.length() && count <= MOST) {
      char c = text.charAt(end);
      if (Ascii.isDigit(c)) {
        count++;
      } else if (!isSeparator(c) || !Ascii.isDigit(charAt(text, end + 1))) {
        break;
      }
      end++;
    }
    if (count < LEAST || count > MOST) {
      return null;
    }
    String digits = digits(text, at, end);
    return isCard(digits) ? new Span(at, end, digits) : null;
  }

  private static String digits(String text, int from, int to) {
    StringBuilder digits = new StringBuilder(MOST);
    for (int i = from; i < to; i++) {
      if (Ascii.isDigit(text.charAt(i))) {
        digits.append(text.charAt(i));
      }
    }
    return digits.toString();
  }

  private static boolean isPartOfNumber(String text, int at) {
    char before = text.charAt(at - 1);
    return before == '.' || (isSeparator(before) && at > 1 && Ascii.isDigit(text.charAt(at - 2)));
  }

  private static char charAt(String text, int index) {
    return index < text.length() ? text.charAt(index) : '\0';
  }

  private static boolean isSeparator(char c) {
    return c == ' ' || c == '-';
  }

  /** Says whether these are the digits of a card. */
  static boolean isCard(CharSequence digits) {
    return isOfAnIssuer(digits) && passesLuhn(digits);
  }

  private static boolean isOfAnIssuer(CharSequence digits) {
    int length = digits.length();
    int four = Integer.parseInt(digits, 0, 4, 10);
    int two = four / 100;
    if (four >= 4000 && four < 5000) {
      return length == 13 || length == 16 || length == 19; // Visa
    }
    if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) {
      return length == 16; // Mastercard
    }
    if (two == 34 || two == 37) {
      return length == 15; // American Express
    }
    if (two == 36 || two == 38 || two == 39 || (four >= 3000 && four <= 3059)) {
      return length == 14; // Diners Club
    }
    boolean discover = four == 6011 || two == 65 || (four >= 6440 && four <= 6499);
    boolean jcb = four >= 3528 && four <= 3589;
    boolean unionPay = two == 62;
    boolean maestro = two == 50 || (two >= 56 && two <= 58) || two == 63 || two == 67;
    return ((discover || jcb || unionPay) && (length == 16 || length == 19))
        || (maestro && length == 16);
  }

  private static boolean passesLuhn(CharSequence digits) {
    int sum = 0;
    boolean doubled = false;
    for (int i = digits.length() - 1; i >= 0; i--) {
      int digit = digits.charAt(i) - '0';
      if (doubled) {
        digit = digit < 5 ? digit * 2 : digit * 2 - 9;
      }
      sum += digit;
      doubled = !doubled;
    }
    return sum % 10 == 0;
  }
}
