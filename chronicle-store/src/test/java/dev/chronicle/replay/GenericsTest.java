package dev.chronicle.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.replay.report.ReportFormat;
import dev.chronicle.replay.sample.Generics;
import dev.chronicle.replay.sample.Generics.Handler;
import dev.chronicle.replay.sample.Generics.Item;
import dev.chronicle.replay.sample.Generics.ItemHandler;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class GenericsTest {
  private static final Item PEN = new Item("pen", 2);

  private final ItemHandler handler = new ItemHandler(key -> new Item(key, 1));

  @Test
  void methodOfAGenericInterface_isPlayedBack() {
    matches(() -> handler.handle(PEN));
    Handler<Item, Item> asInterface = handler;
    matches(() -> asInterface.handle(PEN));
  }

  @Test
  void valueWhoseTypeOnlyAVariableTells_isNeverGuessed() {
    assertThat(replay(() -> handler.twice(PEN)).reasons().firstKey())
        .startsWith("SKIPPED: argument value was recorded PARTIAL: $ TYPE_UNKNOWN");
    assertThat(replay(() -> handler.find("pen")).reasons().firstKey())
        .startsWith("SKIPPED: answer of Generics.Repository.find was recorded PARTIAL");
  }

  @Test
  void genericInterface_isCompared() {
    List<CapturedCall> calls = Recorder.record(() -> handler.handle(PEN));
    Handler<Item, Item> other = input -> new Item(input.name(), input.count() + 1);

    ImplementationReport report =
        Replayer.over(calls).allow(ItemHandler.class).build().compare(Handler.class, other);

    assertThat(report.replay().counts())
        .as(ReportFormat.TEXT.write(report.replay()))
        .isEqualTo(new ReplayCounts(1, 0, 0, 0, 0));
  }

  private void matches(Callable<?> code) {
    ReplayReport report = replay(code);
    assertThat(report.counts())
        .as(ReportFormat.TEXT.write(report))
        .isEqualTo(new ReplayCounts(1, 0, 0, 0, 0));
  }

  private ReplayReport replay(Callable<?> code) {
    return Replayer.over(Recorder.record(code))
        .allow(ItemHandler.class, Generics.Base.class)
        .targets(type -> type.isInstance(handler) ? new ItemHandler(null) : null)
        .build()
        .run();
  }
}
