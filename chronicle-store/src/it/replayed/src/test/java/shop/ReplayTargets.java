package shop;

import dev.chronicle.replay.TargetResolver;

public final class ReplayTargets implements TargetResolver {
  @Override
  public Object resolve(Class<?> type) {
    return type == Orders.class ? new Orders() : null;
  }
}
