package dev.chronicle.replay;

import dev.chronicle.call.CapturedCall;
import java.util.List;
import java.util.function.Consumer;

/**
 * The calls of a source that another implementation stands in for.
 *
 * @param implementation tells which
 * @param source has these and others
 */
record CallsOf(Implementation implementation, CallSource source) implements CallSource {
  @Override
  public void forEach(Selection selection, Consumer<CapturedCall> action) {
    source.forEach(
        selection,
        call -> {
          if (implementation.standsInFor(call.function())) {
            action.accept(call);
          }
        });
  }

  @Override
  public List<CapturedCall> tree(CapturedCall call) {
    return source.tree(call);
  }
}
