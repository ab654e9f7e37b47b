package dev.chronicle.replay;

import dev.chronicle.call.CapturedCall;
import java.util.List;
import java.util.function.Consumer;

/**
 * A single call, whatever is selected.
 *
 * @param all knows what belongs to it
 */
record OneCall(CapturedCall call, CallSource all) implements CallSource {
  @Override
  public void forEach(Selection unused, Consumer<CapturedCall> action) {
    action.accept(call);
  }

  @Override
  public List<CapturedCall> tree(CapturedCall one) {
    return all.tree(one);
  }
}
