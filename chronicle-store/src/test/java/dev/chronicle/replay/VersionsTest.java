package dev.chronicle.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.FunctionId;
import dev.chronicle.capture.Capture;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionsTest {

  /** What was recorded. */
  static final class Old {
    private Old() {}

    record Item(String label, int count) {}

    @Capture(name = "describe")
    static String describe(Item item) {
      return item.count() + " " + item.label();
    }

    @Capture(name = "gone")
    static String gone(String text) {
      return text;
    }

    @Capture(name = "join")
    static String join(String first, String second) {
      return first + "-" + second;
    }
  }

  /** What it became: another class, method, field, and one more parameter. */
  static final class New {
    private New() {}

    record Article(@JsonAlias("label") String name, int count) {}

    @Capture(name = "describe")
    static String tell(Article item, @JsonProperty(defaultValue = "\" \"") String separator) {
      return item.count() + separator + item.name();
    }

    @Capture(name = "join")
    static String join(@JsonAlias("first") String head, @JsonAlias("second") String tail) {
      return head + "-" + tail;
    }

    @Capture(name = "shout")
    static String shout(String text, int times) {
      return text.repeat(times);
    }
  }

  @Test
  void renamedMethodAndField_andAddedParameterWithADefault_stillReplay() {
    List<CapturedCall> calls = Recorder.record(() -> Old.describe(new Old.Item("pens", 3)));

    ReplayReport report = Replayer.over(calls).allow(New.class).build().run();

    assertThat(report.reasons()).isEmpty();
    assertThat(report.counts().matched()).isOne();
  }

  /** The same class later on, with its parameters in another order. */
  static final class Swapped {
    private Swapped() {}

    @Capture(name = "join")
    static String join(@JsonAlias("first") String second, String first) {
      return first + "-" + second;
    }
  }

  @Test
  void renamedParameters_areReadByTheirAliases() {
    CapturedCall old = Recorder.record(() -> Old.join("a", "b")).get(0);

    assertThat(Replayer.over(List.of(old)).allow(New.class).build().run().counts().matched())
        .isOne();
  }

  @Test
  void parametersInAnotherOrder_areToldApartByName() {
    CapturedCall old = Recorder.record(() -> Old.join("a", "b")).get(0);
    FunctionId swapped =
        new FunctionId(Swapped.class.getName(), "join", old.function().descriptor(), "join");
    List<CapturedCall> calls = List.of(renamed(old, swapped));

    assertThat(Replayer.over(calls).allow(Swapped.class).build().run().counts().matched()).isOne();
  }

  @Test
  void addedParameterWithoutADefault_isIncompatible_unlessOneIsNamed() {
    CapturedCall old = Recorder.record(() -> Old.gone("a")).get(0);
    FunctionId function = new FunctionId(New.class.getName(), "shout", "(Z)V", "shout");
    List<CapturedCall> calls = List.of(renamed(old, function));

    Replayer.Builder builder = Replayer.over(calls).allow(New.class);

    assertThat(builder.build().run().reasons())
        .containsOnlyKeys(
            "INCOMPATIBLE: parameter times of New.shout(String, int) was added and has no default");
    assertThat(builder.defaultFor("shout", "times", "1").build().run().counts().matched()).isOne();
    assertThat(builder.build().run().hasFindings()).isFalse();
  }

  @Test
  void methodThatIsGone_isIncompatible() {
    CapturedCall old = Recorder.record(() -> Old.gone("a")).get(0);
    FunctionId function = new FunctionId(New.class.getName(), "gone", "()V", "gone");

    ReplayReport report =
        Replayer.over(List.of(renamed(old, function))).allow(New.class).build().run();

    assertThat(report.counts().incompatible()).isOne();
    assertThat(report.reasons().firstKey()).contains("New.gone()V is not there any more");
  }

  private static CapturedCall renamed(CapturedCall call, FunctionId function) {
    return new CapturedCall(
        call.id(),
        null,
        function,
        call.arguments(),
        call.outcome(),
        call.timing(),
        call.origin(),
        call.dependencies());
  }
}
