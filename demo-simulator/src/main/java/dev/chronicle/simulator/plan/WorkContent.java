package dev.chronicle.simulator.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Makes up what a small shop's task queue holds, each value drawn from the given generator. */
public final class WorkContent {
  private static final List<String> NAMES =
      List.of("Ada", "Björn", "Chloé", "Dinesh", "Emre", "Fatima", "Grażyna", "Hiro", "Ines");
  private static final List<String> PRODUCTS =
      List.of("lamp", "desk", "chair", "kettle", "bicycle", "notebook", "raincoat");
  private static final List<String> FAILURES =
      List.of(
          "mail server did not answer within 5 s",
          "payment provider answered 503",
          "connection reset by image store",
          "warehouse is locked by another import");
  private static final List<String> DEFECTS =
      List.of("address is not complete", "image has no known format", "order was cancelled");
  private static final Duration LONGEST_WORK = Duration.ofSeconds(5);
  private static final Duration MEAN_WORK = Duration.ofMillis(300);

  private WorkContent() {}

  /** Returns a new task. */
  public static TaskDraft draft(RandomGenerator random) {
    int order = 10_000 + random.nextInt(90_000);
    String name = pick(NAMES, random);
    String product = pick(PRODUCTS, random);
    Map<String, Object> payload = new LinkedHashMap<>();
    String title;
    String description;
    switch (random.nextInt(5)) {
      case 0 -> {
        title = "Send invoice for order " + order;
        description = "Send the invoice by mail and file a copy.";
        payload.put("type", "invoice");
        payload.put("order_id", order);
        payload.put("customer", name);
        payload.put("amount", cents(random, 50_000));
        payload.put("currency", random.nextBoolean() ? "EUR" : "USD");
      }
      case 1 -> {
        title = "Pack order " + order;
        description = "Pack the order for " + name + " and print its label.";
        payload.put("type", "packing");
        payload.put("order_id", order);
        payload.put("items", items(random));
        payload.put("express", random.nextInt(4) == 0);
      }
      case 2 -> {
        title = "Resize pictures of " + product;
        description = "Make the sizes that the shop's pages need.";
        payload.put("type", "picture");
        payload.put("product", product);
        payload.put("widths", List.of(320, 640, 1280));
      }
      case 3 -> {
        title = "Import stock of " + product;
        description = "Take over the counts of the warehouse.";
        payload.put("type", "stock");
        payload.put("product", product);
        payload.put("count", random.nextInt(500));
      }
      default -> {
        title = "Answer " + name + " about order " + order;
        description = "The customer asks where the parcel is.";
        payload.put("type", "question");
        payload.put("order_id", order);
        payload.put("customer", name);
      }
    }
    return new TaskDraft(title, description, priority(random), payload, retries(random));
  }

  /** Returns the changed members of a task. */
  public static Map<String, Object> change(RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 -> Map.of("priority", priority(random));
      case 1 -> Map.of("description", "Asked again by " + pick(NAMES, random) + ".");
      default -> Map.of("title", draft(random).title() + " (changed)");
    };
  }

  /** Returns a word to search tasks for. */
  public static String searchWord(RandomGenerator random) {
    return random.nextBoolean() ? pick(PRODUCTS, random) : "order";
  }

  /** Returns a priority, medium most of the time. */
  public static String priority(RandomGenerator random) {
    double draw = random.nextDouble();
    return draw < 0.2 ? "low" : draw < 0.7 ? "medium" : draw < 0.9 ? "high" : "critical";
  }

  /** Returns how long a worker works on a task: exponential with a mean of 300 ms, 5 s at most. */
  public static Duration workTime(RandomGenerator random) {
    Duration drawn =
        Duration.ofNanos((long) (-Math.log1p(-random.nextDouble()) * MEAN_WORK.toNanos()));
    return drawn.compareTo(LONGEST_WORK) > 0 ? LONGEST_WORK : drawn;
  }

  /**
   * Returns for how many milliseconds the server shall pretend to be busy when work starts:
   * log-normal with a median of 5 ms, 200 ms at most.
   */
  public static long serverMillis(RandomGenerator random) {
    return Math.min(200, Math.round(5 * Math.exp(0.8 * random.nextGaussian())));
  }

  /** Returns what came of a task that was completed. */
  public static Map<String, Object> result(RandomGenerator random) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("output", "done");
    result.put("result_code", 200);
    result.put("items_handled", 1 + random.nextInt(40));
    return result;
  }

  /** Returns why a task failed: a passing trouble three times in four, else a lasting one. */
  public static Map<String, Object> failure(RandomGenerator random) {
    boolean retryable = random.nextInt(4) != 0;
    Map<String, Object> failure = new LinkedHashMap<>();
    failure.put("error_message", pick(retryable ? FAILURES : DEFECTS, random));
    failure.put("retryable", retryable);
    return failure;
  }

  private static int retries(RandomGenerator random) {
    return random.nextInt(4) == 0 ? random.nextInt(6) : 3;
  }

  private static List<Item> items(RandomGenerator random) {
    List<Item> items = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      items.add(new Item(pick(PRODUCTS, random), 1 + random.nextInt(5)));
    }
    return items;
  }

  private static double cents(RandomGenerator random, int most) {
    return (100 + random.nextInt(most)) / 100.0;
  }

  private static String pick(List<String> from, RandomGenerator random) {
    return from.get(random.nextInt(from.size()));
  }

  /** A line of an order. */
  private record Item(String product, int quantity) {}
}
