package dev.chronicle.replay.sample;

import dev.chronicle.replay.TargetResolver;

/** The objects that the sample's calls are played back on. */
public final class SampleTargets implements TargetResolver {
  @Override
  public Object resolve(Class<?> type) {
    return type.isAssignableFrom(Orders.class) ? new Orders(null) : null;
  }
}
