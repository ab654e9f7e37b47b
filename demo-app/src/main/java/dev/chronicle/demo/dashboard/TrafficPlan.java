package dev.chronicle.demo.dashboard;

import dev.chronicle.demo.core.InvalidValueException;
import dev.chronicle.simulator.plan.Arrivals;
import dev.chronicle.simulator.plan.Operation;
import dev.chronicle.simulator.plan.Scenario;
import dev.chronicle.simulator.plan.TrafficSettings;
import dev.chronicle.simulator.plan.Weights;
import dev.chronicle.simulator.run.TrafficEngine;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * A run of traffic as a person asks for it on the page.
 *
 * @param settings what is sent
 * @param duration for how long
 * @param workers how many workers take part
 * @param seed what the plan is drawn from
 */
public record TrafficPlan(TrafficSettings settings, Duration duration, int workers, long seed) {
  /** The lowest rate that the page offers, in requests a second. */
  static final double MIN_RATE = 0.1;

  /** The highest rate that the page offers, in requests a second. */
  static final double MAX_RATE = 10;

  private static final double MAX_ERROR_PERCENT = 50;

  static final TrafficPlan DEFAULT =
      new TrafficPlan(TrafficSettings.DEFAULT, Duration.ofMinutes(10), 4, 1);

  TrafficPlan with(TrafficSettings other) {
    return new TrafficPlan(other, duration, workers, seed);
  }

  /**
   * Reads the page's form; a field that is not there keeps its default.
   *
   * @throws InvalidValueException if a field breaks its rule
   */
  static TrafficPlan of(MultivaluedMap<String, String> form) {
    double minutes = number(form, "minutes", 10, 0.1, (double) Traffic.LONGEST.toMinutes());
    return new TrafficPlan(
        settings(form),
        Duration.ofMillis(Math.round(minutes * 60_000)),
        (int) whole(form, "workers", DEFAULT.workers(), 1, TrafficEngine.MAX_WORKERS),
        whole(form, "seed", DEFAULT.seed(), 0, Long.MAX_VALUE));
  }

  private static TrafficSettings settings(MultivaluedMap<String, String> form) {
    TrafficSettings settings =
        TrafficSettings.DEFAULT
            .withRate(number(form, "rate", TrafficSettings.DEFAULT.rate(), MIN_RATE, MAX_RATE))
            .withWeights(weights(form))
            .withScenario(choice("scenario", text(form, "scenario", "steady"), Scenario::parse))
            .withArrivals(choice("arrivals", text(form, "arrivals", "poisson"), Arrivals::parse));
    return text(form, "errors", "").isEmpty()
        ? settings
        : settings.withErrorRate(number(form, "errors", 0, 0, MAX_ERROR_PERCENT) / 100);
  }

  private static Weights weights(MultivaluedMap<String, String> form) {
    Map<Operation, Double> weights = new EnumMap<>(Operation.class);
    for (Operation operation : Operation.values()) {
      double usual = Weights.DEFAULT.byOperation().get(operation);
      weights.put(operation, number(form, operation.label(), usual, 0, 1_000));
    }
    if (weights.values().stream().allMatch(weight -> weight == 0)) {
      throw new InvalidValueException("weights", "must have one above 0");
    }
    return new Weights(weights);
  }

  private static <T> T choice(String field, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException unknown) {
      throw InvalidValueException.of(field, "must be one of those offered", text);
    }
  }

  private static String text(MultivaluedMap<String, String> form, String field, String usual) {
    String text = form.getFirst(field);
    return text == null || text.isBlank() ? usual : text.strip();
  }

  private static double number(
      MultivaluedMap<String, String> form, String field, double usual, double least, double most) {
    String text = text(form, field, Double.toString(usual));
    try {
      double number = Double.parseDouble(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // Told below, together with numbers that are out of range.
    }
    throw InvalidValueException.of(
        field, "must be a number between %s and %s".formatted(plain(least), plain(most)), text);
  }

  private static long whole(
      MultivaluedMap<String, String> form, String field, long usual, long least, long most) {
    String text = text(form, field, Long.toString(usual));
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // Told below, together with numbers that are out of range.
    }
    throw InvalidValueException.of(
        field, "must be a whole number between " + least + " and " + most, text);
  }

  /** Returns the share of calls that fail on purpose in percent; empty where it is left alone. */
  public String errorPercent() {
    return settings.errorRate().isPresent()
        ? plain(Math.round(settings.errorRate().getAsDouble() * 10_000) / 100.0)
        : "";
  }

  /** Returns the length of the run in minutes. */
  public String minutes() {
    return plain(duration.toMillis() / 60_000.0);
  }

  /** Returns the rate as the form holds it. */
  public String rate() {
    return plain(settings.rate());
  }

  /** Returns the weight of an operation as the form holds it. */
  public String weight(Operation operation) {
    return plain(settings.weights().byOperation().get(operation));
  }

  /** Returns the command that sends the same from a terminal. */
  public String command(String server) {
    List<String> words = new ArrayList<>();
    words.add("java -jar demo-simulator/target/demo-simulator.jar");
    if (!server.equals("http://127.0.0.1:8000")) {
      words.add("--url " + server);
    }
    words.add("--rps " + rate());
    if (!settings.weights().equals(Weights.DEFAULT)) {
      words.add("--weights " + settings.weights());
    }
    if (settings.scenario() != Scenario.STEADY) {
      words.add("--scenario " + settings.scenario().label());
    }
    if (settings.arrivals() != Arrivals.POISSON) {
      words.add("--arrivals " + settings.arrivals().label());
    }
    if (settings.errorRate().isPresent()) {
      words.add("--error-rate " + plain(settings.errorRate().getAsDouble()));
    }
    words.add("--duration " + duration.toSeconds() + "s");
    words.add("--workers " + workers);
    words.add("--seed " + seed);
    return String.join(" ", words);
  }

  private static String plain(double number) {
    return number == Math.rint(number)
        ? Long.toString((long) number)
        : String.format(Locale.ROOT, "%s", number);
  }
}
