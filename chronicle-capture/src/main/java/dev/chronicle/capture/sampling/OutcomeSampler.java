package dev.chronicle.capture.sampling;

/**
 * A sampler that learns from how calls end, and may keep one that it did not admit.
 *
 * <p>Such a call's arguments are written down only then, which the recording says.
 */
public interface OutcomeSampler extends Sampler {

  /**
   * Looks at a call that has ended, and says whether to keep it if it was not admitted. One that
   * was admitted is kept whatever the answer.
   */
  boolean keeps(EndedCall call);
}
