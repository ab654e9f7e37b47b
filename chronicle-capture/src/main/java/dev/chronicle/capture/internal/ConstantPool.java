package dev.chronicle.capture.internal;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a compiled class says of its supertypes and of the methods it refers to. Immutable. */
final class ConstantPool {
  private static final int MAGIC_AND_VERSION = 8;
  private static final int FLAGS_AND_NAME = 4;
  private static final int UTF8 = 1;
  private static final int METHOD_HANDLE = 15;

  /** Of the lowest kind of method handle that calls a method; those below read fields. */
  private static final int INVOKE_VIRTUAL = 5;

  private final Object[] constants;
  private final List<String> supertypes;

  /** A constant that refers to one or two others. */
  private record Pointer(int tag, int first, int second) {}

  /**
   * A method that the class refers to without calling it.
   *
   * @param owner binary name of the class that the reference names
   * @param name of the method
   */
  record MethodReference(String owner, String name) {}

  private ConstantPool(Object[] constants, DataInputStream in) throws IOException {
    this.constants = constants;
    in.skipNBytes(FLAGS_AND_NAME);
    List<String> types = new ArrayList<>();
    int superclass = in.readUnsignedShort();
    if (superclass != 0) {
      types.add(className(superclass));
    }
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      types.add(className(in.readUnsignedShort()));
    }
    this.supertypes = List.copyOf(types);
  }

  private String className(int constant) {
    return ((String) constants[((Pointer) constants[constant]).first]).replace('/', '.');
  }

  /**
   * Reads the constants of a class file.
   *
   * @throws IOException if it is none
   */
  static ConstantPool of(ClassFile file) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(file.bytes()));
    in.skipNBytes(MAGIC_AND_VERSION);
    Object[] constants = new Object[in.readUnsignedShort()];
    for (int i = 1; i < constants.length; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case UTF8 -> constants[i] = in.readUTF();
        case 3, 4 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++; // a long takes two places
        }
        case 7, 8, 16, 19, 20 -> constants[i] = new Pointer(tag, in.readUnsignedShort(), 0);
        case 9, 10, 11, 12, 17, 18 ->
            constants[i] = new Pointer(tag, in.readUnsignedShort(), in.readUnsignedShort());
        case METHOD_HANDLE ->
            constants[i] = new Pointer(tag, in.readUnsignedByte(), in.readUnsignedShort());
        default -> throw new IOException("constant of unknown kind " + tag);
      }
    }
    return new ConstantPool(constants, in);
  }

  /** Returns the binary names of its superclass and its interfaces. */
  List<String> supertypes() {
    return supertypes;
  }

  /** Returns the methods that the class refers to, such as {@code Instant::now}. */
  List<MethodReference> methodReferences() {
    List<MethodReference> references = new ArrayList<>();
    for (Object constant : constants) {
      if (constant instanceof Pointer handle
          && handle.tag == METHOD_HANDLE
          && handle.first >= INVOKE_VIRTUAL) {
        Pointer method = (Pointer) constants[handle.second];
        Pointer nameAndType = (Pointer) constants[method.second];
        references.add(
            new MethodReference(className(method.first), (String) constants[nameAndType.first]));
      }
    }
    return references;
  }
}
