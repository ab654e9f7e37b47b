package dev.chronicle.capture.value;

import dev.chronicle.call.CapturedValue;
import dev.chronicle.capture.redaction.Redaction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What writing one value down costs, with and without redaction. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
@State(Scope.Thread)
public class CodecBenchmark {

  record Order(String id, String customer, List<Item> items, Status status, BigDecimal total) {}

  record Item(String sku, String name, int quantity, BigDecimal price) {}

  enum Status {
    NEW
  }

  static class Bean {
    String id = "ord-48151623";
    String customer = "cust-42";
    List<BeanItem> items =
        new ArrayList<>(List.of(new BeanItem("sku-1001", "Espresso beans", 2, "12.50")));
    Status status = Status.NEW;
    BigDecimal total = new BigDecimal("29.99");
  }

  static class BeanItem {
    String sku;
    String name;
    int quantity;
    BigDecimal price;

    BeanItem(String sku, String name, int quantity, String price) {
      this.sku = sku;
      this.name = name;
      this.quantity = quantity;
      this.price = new BigDecimal(price);
    }
  }

  @Param({"true", "false"})
  boolean redaction;

  private final Order order =
      new Order(
          "ord-48151623",
          "cust-42",
          List.of(
              new Item("sku-1001", "Espresso beans", 2, new BigDecimal("12.50")),
              new Item("sku-2002", "Filter", 1, new BigDecimal("4.99"))),
          Status.NEW,
          new BigDecimal("29.99"));

  private final Bean bean = new Bean();
  private final String sentence =
      "Please deliver the parcel to the neighbour on the second floor, she is at home all day";

  private ValueCodec codec;
  private ValueSlot orders;
  private ValueSlot beans;
  private ValueSlot texts;
  private ValueSlot numbers;

  @Setup
  public void build() {
    ValueCodec.Builder builder = ValueCodec.builder();
    if (redaction) {
      builder.redactor(Redaction.builder().build());
    }
    codec = builder.build();
    orders = codec.slot(null, "order", Order.class, null);
    beans = codec.slot(null, "bean", Bean.class, null);
    texts = codec.slot(null, "text", String.class, null);
    numbers = codec.slot(null, "number", long.class, null);
  }

  @Benchmark
  public CapturedValue record() {
    return codec.write(order, orders, codec.newBudget());
  }

  @Benchmark
  public CapturedValue bean() {
    return codec.write(bean, beans, codec.newBudget());
  }

  @Benchmark
  public CapturedValue sentence() {
    return codec.write(sentence, texts, codec.newBudget());
  }

  @Benchmark
  public CapturedValue number() {
    return codec.write(4711L, numbers, codec.newBudget());
  }
}
