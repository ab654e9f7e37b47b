package dev.chronicle.capture.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON text in UTF-8 that grows at its end and can be cut back. Knows the syntax of strings and
 * numbers, nothing of structure. Not thread-safe.
 */
final class JsonBuffer {
  private static final int INITIAL = 1024;
  private static final int RETAINED = 64 * 1024;

  /** The bit of a character that is not copied as it is. */
  private static final int SPECIAL = 1;

  private static final byte[] KINDS = kinds();
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes = new byte[INITIAL];
  private int size;
  private boolean ascii = true;
  private int characters;

  private static byte[] kinds() {
    byte[] kinds = new byte[128];
    Arrays.fill(kinds, 0, ' ', (byte) SPECIAL);
    kinds[127] = SPECIAL;
    kinds['\\'] = SPECIAL;
    kinds['"'] = SPECIAL | Redactor.MARK;
    Arrays.fill(kinds, '0', '9' + 1, (byte) Redactor.DIGIT);
    for (char mark : "@=:'<%".toCharArray()) {
      kinds[mark] = Redactor.MARK;
    }
    for (char joiner : "-_.~".toCharArray()) {
      kinds[joiner] = Redactor.JOINER;
    }
    return kinds;
  }

  /** Returns which of the kinds that {@link Redactor#mayHold} asks for occur in a text. */
  static int charactersOf(String text) {
    int seen = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128) {
        seen |= KINDS[c];
      }
    }
    return seen & ~SPECIAL;
  }

  /** Forgets the text, and the memory too where it is large. */
  void clear() {
    size = 0;
    ascii = true;
    if (bytes.length > RETAINED) {
      bytes = new byte[INITIAL];
    }
  }

  int size() {
    return size;
  }

  /** Cuts the text back to the size that it had before. */
  void rewind(int to) {
    size = to;
  }

  /** Appends bytes that are JSON already. */
  void raw(byte[] json) {
    byte[] out = reserve(json.length);
    System.arraycopy(json, 0, out, size, json.length);
    size += json.length;
  }

  /** Appends one ASCII character that is JSON already. */
  void raw(char json) {
    reserve(1)[size++] = (byte) json;
  }

  /** Says whether the last character is this one, which is ASCII. */
  boolean endsWith(char last) {
    return bytes[size - 1] == last;
  }

  /**
   * Appends the name of a member.
   *
   * @param name a comma, the name as a JSON string and a colon; the first member of an object goes
   *     without the comma
   */
  void name(byte[] name) {
    int from = endsWith('{') ? 1 : 0;
    int length = name.length - from;
    byte[] out = reserve(length);
    System.arraycopy(name, from, out, size, length);
    size += length;
  }

  /** Appends ASCII text that is JSON already, such as a number. */
  void raw(String json) {
    int length = json.length();
    byte[] out = reserve(length);
    for (int i = 0; i < length; i++) {
      out[size++] = (byte) json.charAt(i);
    }
  }

  void number(long value) {
    if (value < 0) {
      if (value == Long.MIN_VALUE) {
        raw(Long.toString(value));
        return;
      }
      raw('-');
      value = -value;
    }
    int digits = digits(value);
    byte[] out = reserve(digits);
    int at = size + digits;
    size = at;
    do {
      long quotient = value / 10;
      out[--at] = (byte) ('0' + (value - quotient * 10));
      value = quotient;
    } while (value != 0);
  }

  /** Appends a number that is not negative with exactly so many digits. */
  void digits(int value, int count) {
    byte[] out = reserve(count);
    int rest = value;
    for (int at = size + count - 1; at >= size; at--) {
      out[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += count;
  }

  private static int digits(long value) {
    int digits = 1;
    for (long bound = 10; digits < 19 && value >= bound; bound *= 10) {
      digits++;
    }
    return digits;
  }

  void string(String text) {
    string(text, text.length(), Integer.MAX_VALUE);
  }

  /**
   * Appends a JSON string with as much of a text as fits. A surrogate without its partner is
   * escaped, so that it survives.
   *
   * @param end how many of its characters are wanted
   * @param maxSize what {@link #size()} should not exceed afterwards; the quotes are written anyway
   * @return how many of its characters were appended
   */
  int string(String text, int end, int maxSize) {
    byte[] out = reserve(end + 2);
    int at = size;
    out[at++] = '"';
    int i = 0;
    int seen = 0;
    if (end <= maxSize - at - 1) {
      while (i < end) {
        char c = text.charAt(i);
        if (c >= 128) {
          break;
        }
        int kind = KINDS[c];
        if ((kind & SPECIAL) != 0) {
          break;
        }
        seen |= kind;
        out[at++] = (byte) c;
        i++;
      }
    }
    size = at;
    characters = seen;
    if (i < end) {
      i = escaped(text, i, end, maxSize - 1);
    }
    raw('"');
    return i;
  }

  private int escaped(String text, int from, int end, int maxSize) {
    int i = from;
    while (i < end) {
      int before = size;
      char c = text.charAt(i);
      int next = i + 1;
      if (c < 128) {
        characters |= KINDS[c];
        ascii(c);
      } else if (!Character.isSurrogate(c)) {
        wide(c);
      } else if (next < end
          && Character.isHighSurrogate(c)
          && Character.isLowSurrogate(text.charAt(next))) {
        wide(Character.toCodePoint(c, text.charAt(next)));
        next++;
      } else {
        unicodeEscape(c);
      }
      if (size > maxSize) {
        size = before;
        break;
      }
      i = next;
    }
    return i;
  }

  private void ascii(char c) {
    switch (c) {
      case '"', '\\' -> escape(c);
      case '\n' -> escape('n');
      case '\r' -> escape('r');
      case '\t' -> escape('t');
      default -> {
        if (c < ' ') {
          unicodeEscape(c);
        } else {
          raw(c);
        }
      }
    }
  }

  private void escape(char symbol) {
    byte[] out = reserve(2);
    out[size++] = '\\';
    out[size++] = (byte) symbol;
  }

  private void unicodeEscape(char c) {
    byte[] out = reserve(6);
    out[size++] = '\\';
    out[size++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      out[size++] = HEX[(c >> shift) & 0xF];
    }
  }

  private void wide(int codePoint) {
    ascii = false;
    byte[] out = reserve(4);
    if (codePoint < 0x800) {
      out[size++] = (byte) (0xC0 | codePoint >> 6);
    } else {
      if (codePoint < 0x10000) {
        out[size++] = (byte) (0xE0 | codePoint >> 12);
      } else {
        out[size++] = (byte) (0xF0 | codePoint >> 18);
        out[size++] = continuation(codePoint >> 12);
      }
      out[size++] = continuation(codePoint >> 6);
    }
    out[size++] = continuation(codePoint);
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }

  private byte[] reserve(int count) {
    int needed = size + count;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
    }
    return bytes;
  }

  /** Returns which kinds of characters the last string has, as {@link Redactor} names them. */
  int characters() {
    return characters;
  }

  /** Returns the text that was appended since there were {@code from} bytes. */
  String since(int from) {
    return new String(bytes, from, size - from, StandardCharsets.UTF_8);
  }

  /** Returns the text. */
  @Override
  public String toString() {
    return new String(bytes, 0, size, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }
}
