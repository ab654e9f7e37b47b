package dev.chronicle.capture.internal;

import dev.chronicle.capture.Capture;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds classes that ask to be captured but were never woven, and references to dependencies that
 * weaving cannot see, because nothing else would tell: they work as ever, and are not recorded.
 *
 * <p>Looks into class files for the annotation, and loads, without initialising them, only those
 * that have it and lack the weaver's mark, which leaves classes woven at load time alone.
 */
public final class WeavingCheck {
  private static final Logger LOG = LoggerFactory.getLogger(WeavingCheck.class);
  private static final CountDownLatch ENDED = new CountDownLatch(1);
  private static final AtomicBoolean STARTED = new AtomicBoolean();
  private static final int NAMED_IN_WARNING = 5;

  /** What ajc and the load-time weaver call the first join point of a class that they wove. */
  private static final String WOVEN_MARK = "ajc$tjp_";

  private static final String ANNOTATION = "Ldev/chronicle/capture/Capture;";

  private final ClassPath classPath;
  private final ClassLoader loader;

  WeavingCheck(ClassPath classPath, ClassLoader loader) {
    this.classPath = classPath;
    this.loader = loader;
  }

  /** Checks the class path once in the life of the process, and warns of what it finds. */
  public static void inBackground() {
    if (!STARTED.compareAndSet(false, true)) {
      return;
    }
    WeavingCheck check =
        new WeavingCheck(ClassPath.ofThisProcess(), WeavingCheck.class.getClassLoader());
    Thread thread = new Thread(check::warn, "chronicle-weaving-check");
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits for the check, so that a program that recorded nothing is told why before it ends. */
  public static void await(Duration timeout) {
    try {
      if (!ENDED.await(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.debug("The check for unwoven classes takes longer than {}", timeout);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the names of classes whose {@code @Capture} has no effect. */
  List<String> unwovenClasses() {
    return look().unwoven();
  }

  /** Returns the method references that are not recorded as calls of dependencies. */
  List<String> uncoveredReferences() {
    return look().references();
  }

  private Findings look() {
    List<String> suspects = new ArrayList<>();
    ReferenceCheck references = new ReferenceCheck(loader);
    classPath.forEachClass(
        (name, bytes) -> {
          if (bytes.contains(ANNOTATION) && !bytes.contains(WOVEN_MARK)) {
            suspects.add(name);
          }
          references.visit(name, bytes);
        });
    return new Findings(
        suspects.stream().filter(this::isCapturedInVain).sorted().toList(), references.uncovered());
  }

  private void warn() {
    try {
      Findings found = look();
      int unwoven = found.unwoven().size();
      if (unwoven > 0) {
        LOG.warn(
            "{} not woven, so @Capture records nothing there: {}. Add the aspectj-maven-plugin with"
                + " chronicle-capture as aspect library to the build, or start Java with"
                + " -javaagent:aspectjweaver.jar.",
            unwoven == 1 ? "1 class is" : unwoven + " classes are",
            named(found.unwoven()));
      }
      int uncovered = found.references().size();
      if (uncovered > 0) {
        LOG.warn(
            "{} recorded, because a method reference is no call that could be"
                + " woven: {}. Write a lambda instead, or wrap the object with"
                + " Chronicle.dependency().",
            uncovered == 1
                ? "1 reference to a dependency is not"
                : uncovered + " references to dependencies are not",
            named(found.references()));
      }
    } catch (RuntimeException | Error failure) {
      LOG.debug("The check for unwoven classes failed", failure);
    } finally {
      ENDED.countDown();
    }
  }

  private static String named(List<String> all) {
    return all.stream().limit(NAMED_IN_WARNING).collect(Collectors.joining(", "))
        + (all.size() > NAMED_IN_WARNING ? ", …" : "");
  }

  /** What a look at the class path brought to light. */
  private record Findings(List<String> unwoven, List<String> references) {}

  private boolean isCapturedInVain(String className) {
    try {
      Class<?> type = Class.forName(className, false, loader);
      return hasCapturedMethod(type) && !isWoven(type);
    } catch (ClassNotFoundException | LinkageError notLoadable) {
      return false;
    }
  }

  private static boolean hasCapturedMethod(Class<?> type) {
    boolean wholeClass = type.isAnnotationPresent(Capture.class);
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> !Modifier.isAbstract(method.getModifiers()) && !method.isSynthetic())
        .anyMatch(
            method ->
                method.isAnnotationPresent(Capture.class) || (wholeClass && isPublic(method)));
  }

  private static boolean isPublic(Method method) {
    return Modifier.isPublic(method.getModifiers());
  }

  private static boolean isWoven(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .map(Field::getName)
        .anyMatch(name -> name.startsWith(WOVEN_MARK));
  }
}
