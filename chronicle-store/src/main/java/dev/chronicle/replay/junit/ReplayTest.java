package dev.chronicle.replay.junit;

import dev.chronicle.replay.TargetResolver;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes a test of each recorded call: it passes if the code of today does what was recorded, and
 * fails with what is different. Calls that cannot be played back are aborted, with the reason.
 *
 * <pre>{@code
 * class OrdersReplayTest {
 *   @ReplayTest(recording = "orders.jsonl", function = "place_order", classes = Orders.class)
 *   void replays() {}
 * }
 * }</pre>
 *
 * <p>The method's own body runs after the call, and only if that has passed; it may take the {@link
 * dev.chronicle.replay.ReplayResult} as a parameter.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@TestTemplate
@ExtendWith(ReplayExtension.class)
public @interface ReplayTest {

  /**
   * The recording: a resource, found as the test class finds its own, else a file in the working
   * directory. One call a line, as {@link dev.chronicle.store.CallJson} writes it.
   */
  String recording();

  /** Public names of the functions whose calls are tests; all by default. */
  String[] function() default {};

  /**
   * Woven classes that may be run, and exceptions that dependencies may throw. By default, those in
   * the package of the test class and below it.
   */
  Class<?>[] classes() default {};

  /**
   * What gives the objects that instance methods run on; it needs a constructor without parameters.
   * By default, the test class if it is a {@link TargetResolver}, else none.
   */
  Class<? extends TargetResolver> targets() default TargetResolver.class;

  /** A file of masks, found as the recording is; none by default. */
  String masks() default "";

  /** How long a call may take, in milliseconds. */
  long timeLimitMillis() default 10_000;
}
