package dev.chronicle.capture.internal;

import dev.chronicle.capture.Dependency;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds method references to dependencies in woven code, {@code dao::find} or {@code Instant::now}:
 * no call stands there that could be woven, so such calls are not recorded unless the method that
 * they arrive at is woven itself. Looks at woven packages only. Not thread-safe.
 */
final class ReferenceCheck {
  private static final Logger LOG = LoggerFactory.getLogger(ReferenceCheck.class);

  /** Stands in every class that was woven, in whatever way. */
  private static final String WOVEN = "ajc$";

  private static final String DEPENDENCY = "Ldev/chronicle/capture/Dependency;";

  private final ClassLoader loader;
  private final Map<String, Set<ConstantPool.MethodReference>> referencesOf = new TreeMap<>();
  private final Map<String, List<String>> subtypesOf = new HashMap<>();
  private final Set<String> wovenPackages = new HashSet<>();
  private final Set<String> wovenClasses = new HashSet<>();
  private final Set<String> annotated = new HashSet<>();

  ReferenceCheck(ClassLoader loader) {
    this.loader = loader;
  }

  /** Takes a look at a class. */
  void visit(String name, ClassFile file) {
    if (file.contains(WOVEN)) {
      wovenClasses.add(name);
      wovenPackages.add(packageOf(name));
    }
    if (file.contains(DEPENDENCY)) {
      annotated.add(name);
    }
    try {
      ConstantPool constants = ConstantPool.of(file);
      referencesOf.put(name, new LinkedHashSet<>(constants.methodReferences()));
      for (String supertype : constants.supertypes()) {
        subtypesOf.computeIfAbsent(supertype, none -> new ArrayList<>()).add(name);
      }
    } catch (IOException | RuntimeException notUnderstood) {
      LOG.debug("Not checked for method references: {}", name, notUnderstood);
    }
  }

  /** Returns the references, each as {@code shop.Orders: Instant::now}, in the order of classes. */
  List<String> uncovered() {
    List<String> uncovered = new ArrayList<>();
    referencesOf.forEach(
        (name, references) -> {
          if (wovenPackages.contains(packageOf(name))) {
            references.stream()
                .filter(this::isUncovered)
                .forEach(reference -> uncovered.add(name + ": " + text(reference)));
          }
        });
    return uncovered;
  }

  private boolean isUncovered(ConstantPool.MethodReference reference) {
    return reference.owner().startsWith("java.")
        ? isAmbient(reference)
        : !isWovenBelow(reference.owner()) && isDependency(reference);
  }

  /** Says whether calls of this type's methods arrive in woven code, as far as can be told. */
  private boolean isWovenBelow(String type) {
    List<String> subtypes = subtypesOf.getOrDefault(type, List.of());
    return wovenClasses.contains(type)
        || (!subtypes.isEmpty() && wovenClasses.containsAll(subtypes));
  }

  private boolean isAmbient(ConstantPool.MethodReference reference) {
    try {
      Class<?> type = Class.forName(reference.owner(), false, loader);
      for (Method method : type.getMethods()) {
        if (method.getName().equals(reference.name())) {
          return AmbientMethod.of(type, method) != null;
        }
      }
      return false;
    } catch (ClassNotFoundException | LinkageError notLoadable) {
      return false;
    }
  }

  private boolean isDependency(ConstantPool.MethodReference reference) {
    try {
      Class<?> owner = Class.forName(reference.owner(), false, loader);
      for (Class<?> type : DependencyMethod.hierarchy(owner)) {
        if (annotated.contains(type.getName()) && marks(type, reference.name())) {
          return true;
        }
      }
      return false;
    } catch (ClassNotFoundException | LinkageError notLoadable) {
      return false;
    }
  }

  private static boolean marks(Class<?> type, String method) {
    for (Method declared : type.getDeclaredMethods()) {
      if (declared.getName().equals(method)
          && (type.isAnnotationPresent(Dependency.class)
              || declared.isAnnotationPresent(Dependency.class))) {
        return true;
      }
    }
    return false;
  }

  private static String text(ConstantPool.MethodReference reference) {
    String owner = reference.owner();
    return owner.substring(owner.lastIndexOf('.') + 1).replace('$', '.') + "::" + reference.name();
  }

  private static String packageOf(String className) {
    return className.substring(0, Math.max(0, className.lastIndexOf('.')));
  }
}
