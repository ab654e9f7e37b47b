package dev.chronicle.replay.sample;

import dev.chronicle.capture.Capture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** A small service of which everything is captured. */
public class Orders extends OrdersBase {
  private final Warehouse warehouse;

  public Orders(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  public record Line(String item, int count, long cents) {}

  public record Receipt(long number, long total) {}

  @Capture(name = "tax")
  public static long tax(long cents, int percent) {
    return Bug.WRONG_TAX.isPlanted() ? cents * percent / 101 : cents * percent / 100;
  }

  @Capture
  public static String tax(String text) {
    return "[" + text + "]";
  }

  /** Calls other captured methods and a dependency. */
  @Capture(name = "place_order")
  public Receipt place(List<Line> lines) {
    long total = 0;
    for (Line line : lines) {
      if (warehouse.stock(line.item()) < line.count()) {
        if (Bug.SWALLOWED_ERROR.isPlanted()) {
          return null;
        }
        String what = Bug.OTHER_MESSAGE.isPlanted() ? "too little " : "too few ";
        throw Bug.OTHER_EXCEPTION.isPlanted()
            ? new IllegalArgumentException(what + line.item())
            : new IllegalStateException(what + line.item());
      }
      total += price(line);
    }
    if (Bug.EXTRA_LOOKUP.isPlanted()) {
      total += warehouse.stock("gift");
    }
    Receipt receipt = new Receipt(warehouse.nextNumber(), total);
    if (!Bug.FORGOTTEN_SAVE.isPlanted()) {
      warehouse.save(Bug.WRONG_SAVE.isPlanted() ? new Receipt(receipt.number(), -1) : receipt);
    }
    return receipt;
  }

  @Capture
  private static long price(Line line) {
    long net = line.cents() * line.count();
    return Bug.WRONG_NESTED.isPlanted() && line.count() > 1 ? net : net + tax(net, 19);
  }

  @Capture(name = "related")
  public List<String> related(String item) {
    if (Bug.NULL_RESULT.isPlanted()) {
      return null;
    }
    List<String> found = new ArrayList<>(warehouse.related(item));
    if (Bug.REVERSED_LIST.isPlanted()) {
      java.util.Collections.reverse(found);
    }
    return found;
  }

  @Capture(name = "factorial")
  public static long factorial(int n) {
    while (Bug.ENDLESS.isPlanted()) {
      Thread.onSpinWait();
    }
    return n <= 1 ? 1 : n * factorial(n - 1);
  }

  @Capture(name = "stock_later")
  public CompletionStage<Integer> stockLater(String item) {
    return CompletableFuture.supplyAsync(() -> warehouse.stock(item));
  }

  @Capture(name = "join")
  public String join(String text, int number) {
    return Bug.WRONG_JOIN.isPlanted() ? text : text + number;
  }

  /** Hands a secret to a dependency. */
  @Capture(name = "invite")
  public int invite() {
    return warehouse.stock(Bug.OTHER_MAIL.isPlanted() ? "bea@shop.example" : "ann@shop.example");
  }

  /** Is never kept, or once the warehouse has answered. */
  @Capture(name = "promise")
  public CompletableFuture<Integer> promise(boolean isKept) {
    if (Bug.BROKEN_PROMISE.isPlanted()) {
      return CompletableFuture.failedFuture(new IllegalStateException("broken"));
    }
    return isKept
        ? CompletableFuture.supplyAsync(() -> warehouse.stock("slow"))
        : new CompletableFuture<>();
  }

  /** Takes anything, so that recordings must tell what it was. */
  @Capture(name = "echo")
  public Object echo(Object anything) {
    return anything;
  }

  /** Asks Java itself for what is never the same twice. */
  @Capture(name = "ticket")
  public String ticket() {
    return UUID.randomUUID() + " " + Instant.now();
  }

  /** Varies in a way that nothing answers for. */
  @Capture(name = "varying")
  public Varying varying() {
    return new Varying("fixed", VARIES.incrementAndGet());
  }

  public record Varying(String name, int number) {}

  private static final AtomicInteger VARIES = new AtomicInteger();

  @Capture(name = "stamp")
  public void stamp(Map<String, String> labels, String key) {
    labels.put(key, "stamped");
  }

  @Override
  @Capture(name = "greet")
  public String greet(String name) {
    return super.greet(name) + "!";
  }
}
