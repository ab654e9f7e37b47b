package dev.chronicle.store.bench;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.FunctionId;
import dev.chronicle.call.Origin;
import dev.chronicle.call.Outcome;
import dev.chronicle.call.ServiceId;
import dev.chronicle.call.Timing;
import dev.chronicle.call.TraceIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Makes calls like those of a shop, the same ones for the same seed: ten functions of different
 * weight, an order of two items as argument, a receipt as result, log-normal durations, one call in
 * a hundred fails, one in three is called by the one before, each tree is in a trace of its own.
 */
final class GeneratedCalls {
  private static final int NODE_BITS = 8;
  private static final double MEDIAN_NANOS = 400_000;
  private static final HexFormat HEX = HexFormat.of();

  private final Random random;
  private final Duration step;
  private final FunctionId[] functions = new FunctionId[10];
  private final ServiceId[] services = {
    new ServiceId("shop", "1.4.1"), new ServiceId("shop", "1.4.2")
  };
  private Instant next;
  private long lastId;
  private CallId lastRoot;
  private TraceIds lastTrace;

  /** Starts at a time and goes on by the same step with every call. */
  GeneratedCalls(long seed, Instant start, Duration step) {
    this.random = new Random(seed);
    this.step = step;
    this.next = start;
    for (int i = 0; i < functions.length; i++) {
      functions[i] =
          new FunctionId(
              "com.example.shop.Orders",
              "place" + i,
              "(Lcom/example/shop/Order;)Lcom/example/shop/Receipt;",
              "Orders.place" + i);
    }
  }

  /** Returns the next calls. */
  List<CapturedCall> next(int count) {
    List<CapturedCall> calls = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      calls.add(next());
    }
    return calls;
  }

  CapturedCall next() {
    Instant start = next;
    next = next.plus(step);
    long id = Math.max(CallId.lowestAt(start).value(), lastId + (1 << NODE_BITS));
    lastId = id;
    boolean child = lastRoot != null && random.nextInt(3) == 0;
    TraceIds trace = new TraceIds(child ? lastTrace.traceId() : hex(16), hex(8));
    CapturedCall call =
        new CapturedCall(
            new CallId(id),
            child ? lastRoot : null,
            functions[(int) (functions.length * Math.pow(random.nextDouble(), 2))],
            List.of(new CapturedArgument("order", CapturedValue.exact(order()))),
            outcome(),
            new Timing(
                start,
                Duration.ofNanos((long) (MEDIAN_NANOS * Math.exp(1.5 * random.nextGaussian())))),
            new Origin(
                services[random.nextInt(services.length)], "worker-" + random.nextInt(16), trace),
            List.of());
    if (!child) {
      lastRoot = call.id();
      lastTrace = trace;
    }
    return call;
  }

  private Outcome outcome() {
    if (random.nextInt(100) == 0) {
      return new Outcome.Threw(
          new CapturedThrowable(
              "com.example.shop.SoldOutException",
              "sku-" + random.nextInt(1_000) + " is sold out",
              "com.example.shop.Orders.place(Orders.java:42)\n"
                  + "com.example.shop.Main.run(Main.java:7)",
              null));
    }
    return new Outcome.Returned(
        CapturedValue.exact(
            "{\"orderId\":\"ord-%d\",\"number\":%d,\"total\":%d.%02d,\"status\":\"PAID\"}"
                .formatted(
                    random.nextInt(100_000_000),
                    random.nextInt(100_000),
                    random.nextInt(200),
                    random.nextInt(100))));
  }

  private String order() {
    return "{\"id\":\"ord-"
        + random.nextInt(100_000_000)
        + "\",\"customer\":\"cust-"
        + random.nextInt(50_000)
        + "\",\"items\":["
        + item("Espresso beans")
        + ","
        + item("Filter")
        + "],\"status\":\"NEW\",\"total\":"
        + random.nextInt(200)
        + ".99}";
  }

  private String item(String name) {
    return "{\"sku\":\"sku-"
        + random.nextInt(1_000)
        + "\",\"name\":\""
        + name
        + "\",\"quantity\":"
        + (1 + random.nextInt(5))
        + ",\"price\":"
        + random.nextInt(50)
        + ".50}";
  }

  private String hex(int bytes) {
    byte[] id = new byte[bytes];
    random.nextBytes(id);
    return HEX.formatHex(id);
  }
}
