package dev.chronicle.capture.value;

import dev.chronicle.call.Loss.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** A {@code byte[]}: a JSON string in base 64, as long as the longest string. */
final class BytesForm extends Form {
  private static final int BYTES_PER_GROUP = 3;
  private static final int CHARACTERS_PER_GROUP = 4;

  BytesForm() {
    super(byte[].class);
  }

  @Override
  void write(Object value, Writing out) {
    out.mayChange();
    byte[] bytes = (byte[]) value;
    int most = out.limits().stringLength() / CHARACTERS_PER_GROUP * BYTES_PER_GROUP;
    byte[] kept = bytes;
    if (bytes.length > most) {
      kept = Arrays.copyOf(bytes, most);
      out.lose(Reason.STRING_CUT, "kept " + most + " of " + bytes.length + " bytes");
    }
    int visible = Math.min(bytes.length, out.texts().visibleLength());
    out.texts()
        .bytes(
            new String(bytes, 0, visible, StandardCharsets.ISO_8859_1),
            kept.length,
            Base64.getEncoder().encodeToString(kept));
  }

  @Override
  Object read(Json json, Reading in) {
    try {
      return Base64.getDecoder().decode(in.text(json));
    } catch (IllegalArgumentException malformed) {
      throw in.failure("text must be base 64", malformed);
    }
  }
}
