package dev.chronicle.simulator.plan;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How often each operation is planned, in proportion to the others.
 *
 * @param byOperation weight of each operation, 0 or more; at least one is above 0; an operation
 *     that is left out has none
 */
public record Weights(Map<Operation, Double> byOperation) {

  /** A task queue's day: many reads, some new tasks, workers that keep up. */
  public static final Weights DEFAULT =
      parse("read=50,create=20,claim=10,process=8,complete=7,update=3,delete=2");

  public Weights {
    Map<Operation, Double> all = new EnumMap<>(Operation.class);
    double sum = 0;
    for (Operation operation : Operation.values()) {
      double weight = byOperation.getOrDefault(operation, 0.0);
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "weight of " + operation.label() + " must be 0 or more, was: " + weight);
      }
      all.put(operation, weight);
      sum += weight;
    }
    if (!(sum > 0) || Double.isInfinite(sum)) {
      throw new IllegalArgumentException("weights must have a sum above 0, was: " + sum);
    }
    byOperation = Collections.unmodifiableMap(all);
  }

  /**
   * Reads weights such as {@code read=50,create=20}; an operation that is not named has none.
   *
   * @throws IllegalArgumentException if a part is no known operation with a number of 0 or more
   */
  public static Weights parse(String text) {
    Map<Operation, Double> weights = new EnumMap<>(Operation.class);
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException(
            "weights must look like read=50,create=20, was: " + text);
      }
      Operation operation = Operation.parse(part.substring(0, equals).strip());
      if (weights.put(operation, number(operation, part.substring(equals + 1).strip())) != null) {
        throw new IllegalArgumentException(
            "weights must name " + operation.label() + " once, was: " + text);
      }
    }
    return new Weights(weights);
  }

  private static double number(Operation operation, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "weight of " + operation.label() + " must be a number, was: " + text, e);
    }
  }

  /** Returns an operation's share of all requests, 0 to 1. */
  public double shareOf(Operation operation) {
    return byOperation.get(operation) / sum();
  }

  /**
   * Returns the operation that a uniformly drawn number stands for.
   *
   * @param draw from 0, inclusive, to 1, exclusive
   */
  Operation choose(double draw) {
    double left = draw * sum();
    Operation last = null;
    for (Map.Entry<Operation, Double> entry : byOperation.entrySet()) {
      if (entry.getValue() > 0) {
        last = entry.getKey();
        left -= entry.getValue();
        if (left < 0) {
          return last;
        }
      }
    }
    return last;
  }

  private double sum() {
    return byOperation.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Returns the weights as {@link #parse} reads them, without the operations that have none. */
  @Override
  public String toString() {
    return byOperation.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(entry -> entry.getKey().label() + "=" + plain(entry.getValue()))
        .collect(Collectors.joining(","));
  }

  private static String plain(double weight) {
    return weight == Math.rint(weight) && weight < 1e15
        ? Long.toString((long) weight)
        : Double.toString(weight);
  }
}
