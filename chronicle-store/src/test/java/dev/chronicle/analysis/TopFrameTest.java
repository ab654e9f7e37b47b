package dev.chronicle.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.FunctionId;
import org.junit.jupiter.api.Test;

class TopFrameTest {
  private static final FunctionId FUNCTION =
      new FunctionId("com.example.shop.Orders", "place", "()V", "place");

  @Test
  void firstFrameOfTheApplication_isFound() {
    assertThat(
            top(
                "java.base/java.util.Objects.requireNonNull(Objects.java:220)",
                "org.lib.Pool.take(Pool.java:1)",
                "app//com.example.stock.Stock.take(Stock.java:7)",
                "com.example.shop.Orders.place(Orders.java:12)"))
        .isEqualTo("com.example.stock.Stock.take");
  }

  @Test
  void withoutOne_itIsTheFirstOutsideTheJdk() {
    assertThat(top("java.util.List.of(List.java:1)", "org.lib.Pool.take(Pool.java:1)"))
        .isEqualTo("org.lib.Pool.take");
    assertThat(top("java.util.List.of(List.java:1)")).isEqualTo("java.util.List.of");
    assertThat(top()).isEmpty();
  }

  @Test
  void whatCompilersAdd_isLeftOut() {
    assertThat(top("com.example.shop.Orders.place_aroundBody3$advice(Orders.java:44)"))
        .isEqualTo("com.example.shop.Orders.place");
    assertThat(top("com.example.shop.Orders.lambda$place$17(Orders.java:44)"))
        .isEqualTo("com.example.shop.Orders.lambda$place");
  }

  private static String top(String... frames) {
    return TopFrame.of(String.join("\n", frames), FUNCTION);
  }
}
