package dev.chronicle.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a method does to its arguments is a part of how its call ended. */
@SuppressWarnings("JavaUtilDate")
class MutationTest {
  private final Changer changer = new Changer();

  /** Captured methods that change what they are given. */
  static class Changer {
    @Capture
    void add(List<String> list, String item) {
      list.add(item);
    }

    @Capture
    void deep(Basket basket) {
      basket.lines().get(0).put("count", 2);
    }

    @Capture
    void fail(int[] numbers) {
      numbers[0] = 9;
      throw new IllegalStateException("after the change");
    }

    @Capture
    int read(List<String> list, Map<String, Object> map, byte[] bytes, StringBuilder text) {
      return list.size() + map.size() + bytes.length + text.length();
    }

    @Capture
    void many(byte[] bytes, StringBuilder text, Date date, Box box) {
      bytes[0]++;
      text.append('x');
      date.setTime(1);
      box.content = "new";
    }

    @Capture
    void reassign(Box box) {
      box = new Box("other");
      box.content = "changed";
    }
  }

  record Basket(List<Map<String, Integer>> lines) {}

  static class Box {
    Object content;

    Box(Object content) {
      this.content = content;
    }
  }

  @Test
  void listThatTheMethodAddsTo_isRecordedAsItWasAndAsItBecame() {
    CapturedCall call = record(() -> changer.add(new ArrayList<>(List.of("a")), "b"));

    assertThat(call.arguments().get(0).value().json()).isEqualTo("[\"a\"]");
    assertThat(texts(call)).containsExactly("list=[\"a\",\"b\"]");
  }

  @Test
  void changeDeepWithinARecord_isSeen() {
    Map<String, Integer> line = new HashMap<>(Map.of("count", 1));

    CapturedCall call = record(() -> changer.deep(new Basket(List.of(line))));

    assertThat(texts(call)).containsExactly("basket={\"lines\":[{\"count\":2}]}");
  }

  @Test
  void changeBeforeAnException_isSeen() {
    CapturedCall call =
        record(
            () ->
                assertThatThrownBy(() -> changer.fail(new int[] {1}))
                    .isInstanceOf(IllegalStateException.class));

    assertThat(texts(call)).containsExactly("numbers=[9]");
  }

  @Test
  void changesOfEveryKind_areSeen() {
    CapturedCall call =
        record(
            () ->
                changer.many(new byte[] {1}, new StringBuilder("t"), new Date(0), new Box("old")));

    assertThat(call.outcome().mutatedArguments())
        .extracting(CapturedArgument::name)
        .containsExactly("bytes", "text", "date", "box");
  }

  @Test
  void argumentsThatStayAsTheyWere_areNotRecordedAgain() {
    CapturedCall call =
        record(
            () ->
                changer.read(
                    new ArrayList<>(List.of("a")),
                    new HashMap<>(Map.of("password", "p", "k", 1)),
                    new byte[] {1},
                    new StringBuilder("t")));
    CapturedCall reassigned = record(() -> changer.reassign(new Box("same")));

    assertThat(call.outcome().mutatedArguments()).isEmpty();
    assertThat(reassigned.outcome().mutatedArguments()).isEmpty();
  }

  private static List<String> texts(CapturedCall call) {
    return call.outcome().mutatedArguments().stream()
        .map(argument -> argument.name() + "=" + argument.value().json())
        .toList();
  }

  private static CapturedCall record(Runnable call) {
    try (Recording recording = Recording.start()) {
      call.run();
      return recording.onlyCall();
    }
  }
}
