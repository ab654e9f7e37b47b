package dev.chronicle.replay.sample;

import dev.chronicle.capture.Capture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ten functions that go wrong all at once when told to, one that does not, and their caller. */
public final class Till {
  /** Whether all ten are wrong. */
  public static volatile boolean broken;

  private final Warehouse warehouse;

  public Till(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  @Capture(name = "checkout")
  public String checkout(String item, int count) {
    long net = net(item, count);
    long total = net + tax(net) - discount(count);
    List<String> lines = lines(item, count);
    Map<String, Long> sums = sums(net, total);
    String bill = header(item) + lines + sums + thanks(count) + initials(item);
    remember(total);
    return reserved(item) + " " + check(count) + bill;
  }

  @Capture(name = "net")
  long net(String item, int count) {
    return item.length() * 100L * (broken ? count + 1 : count);
  }

  @Capture(name = "tax")
  long tax(long net) {
    return broken ? net * 7 / 100 : net * 19 / 100;
  }

  @Capture(name = "discount")
  long discount(int count) {
    return count > (broken ? 4 : 5) ? 100 : 0;
  }

  @Capture(name = "lines")
  List<String> lines(String item, int count) {
    List<String> lines = new ArrayList<>(List.of(item, "x" + count, "."));
    if (broken) {
      Collections.reverse(lines);
    }
    return lines;
  }

  @Capture(name = "sums")
  Map<String, Long> sums(long net, long total) {
    Map<String, Long> sums = new TreeMap<>(Map.of("net", net));
    sums.put(broken ? "sum" : "total", total);
    return sums;
  }

  @Capture(name = "header")
  String header(String item) {
    return broken ? null : "Bill for " + item;
  }

  @Capture(name = "thanks")
  String thanks(int count) {
    if (broken && count == 3) {
      throw new IllegalStateException("no thanks");
    }
    return "Thank you";
  }

  @Capture(name = "initials")
  String initials(String item) {
    try {
      return item.substring(0, 4);
    } catch (StringIndexOutOfBoundsException tooShort) {
      return broken ? "" : item;
    }
  }

  @Capture(name = "remember")
  void remember(long total) {
    if (!broken) {
      warehouse.save(new Orders.Receipt(1, total));
    }
  }

  @Capture(name = "reserved")
  int reserved(String item) {
    return broken ? warehouse.stock(item + " ") : warehouse.stock(item);
  }

  @Capture(name = "check")
  int check(int count) {
    return count % 10;
  }
}
