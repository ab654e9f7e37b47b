package dev.chronicle.call;

/**
 * Names a captured method: exactly, for replay, and shortly, for people.
 *
 * @param declaringClass binary name of the class that declares the method, {@code
 *     com.example.Orders$Cart}
 * @param method name of the method in its source
 * @param descriptor JVM descriptor, {@code (Ljava/lang/String;I)V}, which tells overloads apart
 * @param name the public name: {@code @Capture(name)}, else {@code Orders.place}
 */
public record FunctionId(String declaringClass, String method, String descriptor, String name) {}
