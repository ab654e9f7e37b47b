package dev.chronicle.capture.sampling;

/** Admits every call. */
enum Always implements Sampler {
  SAMPLER;

  @Override
  public boolean admits(Object[] arguments, long nowNanos) {
    return true;
  }

  @Override
  public String toString() {
    return "always";
  }
}
