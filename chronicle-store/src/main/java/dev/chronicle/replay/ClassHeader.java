package dev.chronicle.replay;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What can be read off a class file without loading the class.
 *
 * @param name binary name
 * @param superclass binary name; empty for {@link Object}
 * @param isCaptured whether it mentions {@code @Capture} and was woven
 */
record ClassHeader(String name, String superclass, boolean isCaptured) {
  private static final int MAGIC = 0xCAFEBABE;
  private static final String ANNOTATION = "Ldev/chronicle/capture/Capture;";
  private static final String WOVEN_MARK = "ajc$tjp_";

  /**
   * Reads a class file.
   *
   * @throws IOException if it is none
   */
  static ClassHeader read(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != MAGIC) {
        throw new IOException("no class file");
      }
      in.readInt();
      Map<Integer, String> texts = new HashMap<>();
      Map<Integer, Integer> classes = new HashMap<>();
      readConstants(in, texts, classes);
      in.readUnsignedShort();
      String name = texts.get(classes.get(in.readUnsignedShort()));
      int superclass = in.readUnsignedShort();
      String content = new String(bytes, StandardCharsets.ISO_8859_1);
      return new ClassHeader(
          name.replace('/', '.'),
          superclass == 0 ? "" : texts.get(classes.get(superclass)).replace('/', '.'),
          content.contains(ANNOTATION) && content.contains(WOVEN_MARK));
    }
  }

  /** Reads the constant pool; the numbers are those of the class file format. */
  private static void readConstants(
      DataInputStream in, Map<Integer, String> texts, Map<Integer, Integer> classes)
      throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts.put(i, in.readUTF());
        case 7 -> classes.put(i, in.readUnsignedShort());
        case 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++;
        }
        default -> throw new IOException("unknown constant " + tag);
      }
    }
  }
}
