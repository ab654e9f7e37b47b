package dev.chronicle.demo.dashboard;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.replay.CallSource;
import dev.chronicle.replay.Selection;
import java.util.List;
import java.util.function.Consumer;

/**
 * A single call to be played back.
 *
 * @param call the call
 * @param around the call tree that it belongs to
 */
record OneCall(CapturedCall call, List<CapturedCall> around) implements CallSource {

  @Override
  public void forEach(Selection selection, Consumer<CapturedCall> action) {
    action.accept(call);
  }

  @Override
  public List<CapturedCall> tree(CapturedCall of) {
    return CallSource.of(around).tree(of);
  }
}
