package dev.chronicle.capture.internal;

import dev.chronicle.call.FunctionId;
import dev.chronicle.capture.sampling.CallLimit;
import dev.chronicle.capture.value.ValueCodec;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How far each function has used up a limit. Thread-safe; holds names only, no class. */
final class LimitState {
  private final CallLimit limit;
  private final NoticeBoard notices;
  private final Map<FunctionId, Map<String, LimitCounter>> counters = new ConcurrentHashMap<>();

  LimitState(CallLimit limit, NoticeBoard notices) {
    this.limit = limit;
    this.notices = notices;
  }

  /** Returns the limit for one function; empty if the function has no argument of its name. */
  Optional<FunctionLimit> of(CapturedMethod method, ValueCodec codec) {
    FunctionId function = method.counters().function();
    Map<String, LimitCounter> itsCounters =
        counters.computeIfAbsent(function, unused -> new ConcurrentHashMap<>());
    if (limit.field().isEmpty()) {
      return Optional.of(new FunctionLimit(limit, function, itsCounters, notices, null, null));
    }
    String argument = limit.field().get(0);
    for (int i = 0; i < method.parameters().declared().size(); i++) {
      if (argument.equals(method.parameters().declared().get(i).name())) {
        ArgumentField field = new ArgumentField(i, limit.field().subList(1, limit.field().size()));
        return Optional.of(
            new FunctionLimit(
                limit,
                function,
                itsCounters,
                notices,
                field,
                value ->
                    codec.write(
                        value,
                        method.parameters().declared().get(field.argument()),
                        codec.newBudget())));
      }
    }
    return Optional.empty();
  }
}
