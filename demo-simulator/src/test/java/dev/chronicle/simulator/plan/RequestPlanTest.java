package dev.chronicle.simulator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestPlanTest {
  private static final RunLimit HOUR = RunLimit.lasting(Duration.ofHours(1));
  private static final TrafficSettings HUNDRED_A_SECOND = TrafficSettings.DEFAULT.withRate(100);

  @Test
  void sameSeed_plansTheSameRequestsAtTheSameTimes() {
    assertThat(plan(7, HUNDRED_A_SECOND, 1_000)).isEqualTo(plan(7, HUNDRED_A_SECOND, 1_000));
  }

  @Test
  void anotherSeed_plansOtherRequestsAtOtherTimes() {
    assertThat(plan(7, HUNDRED_A_SECOND, 1_000)).isNotEqualTo(plan(8, HUNDRED_A_SECOND, 1_000));
  }

  @Test
  void otherWeights_leaveTheTimesAsTheyAre() {
    TrafficSettings onlyReads = HUNDRED_A_SECOND.withWeights(Weights.parse("read=1"));

    assertThat(plan(7, onlyReads, 500))
        .extracting(Due::at)
        .isEqualTo(plan(7, HUNDRED_A_SECOND, 500).stream().map(Due::at).toList());
  }

  @Test
  void operationsComeInTheSharesOfTheirWeights() {
    Map<Operation, Integer> counts = new EnumMap<>(Operation.class);
    int requests = 50_000;
    for (Due due : plan(1, HUNDRED_A_SECOND, requests)) {
      counts.merge(due.request().operation(), 1, Integer::sum);
    }

    for (Operation operation : Operation.values()) {
      assertThat((double) counts.get(operation) / requests)
          .as(operation.label())
          .isCloseTo(Weights.DEFAULT.shareOf(operation), within(0.01));
    }
  }

  @Test
  void poissonArrivals_haveTheAskedRateAndGapsAsVariedAsTheirMean() {
    List<Double> gaps = gapsInSeconds(plan(3, HUNDRED_A_SECOND, 50_000));
    double mean = gaps.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double variance =
        gaps.stream().mapToDouble(gap -> (gap - mean) * (gap - mean)).average().orElseThrow();

    assertThat(mean).isCloseTo(0.01, within(0.0003));
    assertThat(Math.sqrt(variance)).isCloseTo(mean, within(0.0005));
  }

  @Test
  void evenArrivals_haveTheSameGapEachTime() {
    TrafficSettings even = HUNDRED_A_SECOND.withArrivals(Arrivals.EVEN);

    assertThat(gapsInSeconds(plan(3, even, 1_000)))
        .allSatisfy(gap -> assertThat(gap).isCloseTo(0.01, within(1e-6)));
  }

  @Test
  void spike_asksForFiveTimesTheRateFromItsTwentiethToItsThirtiethSecond() {
    TrafficSettings spike =
        HUNDRED_A_SECOND.withScenario(Scenario.SPIKE).withArrivals(Arrivals.EVEN);
    List<Due> minute = plan(3, spike, 10_000);

    assertThat(countWithin(minute, 10, 20)).isCloseTo(1_000L, within(2L));
    assertThat(countWithin(minute, 20, 30)).isCloseTo(5_000L, within(2L));
    assertThat(countWithin(minute, 30, 40)).isCloseTo(1_000L, within(2L));
  }

  @Test
  void ramp_endsAtTheAskedRate() {
    RunLimit tenSeconds = RunLimit.lasting(Duration.ofSeconds(10));
    TrafficSettings ramp = HUNDRED_A_SECOND.withScenario(Scenario.RAMP);

    assertThat(ramp.rateAt(0, tenSeconds)).isCloseTo(19, within(1e-9));
    assertThat(ramp.rateAt(9, tenSeconds)).isCloseTo(100, within(1e-9));
  }

  @Test
  void aRateThatChangesMidway_changesTheGapUnderWay() {
    TrafficSettings slow = TrafficSettings.DEFAULT.withRate(1).withArrivals(Arrivals.EVEN);
    Schedule schedule = new RequestPlan(1, HOUR).schedule();
    schedule.advance(slow);
    long halfASecond = TimeUnit.MILLISECONDS.toNanos(500);

    schedule.passTo(halfASecond, slow);

    assertThat(schedule.nextDue(slow.withRate(10)))
        .isCloseTo(halfASecond + TimeUnit.MILLISECONDS.toNanos(50), within(1_000L));
  }

  private static List<Due> plan(long seed, TrafficSettings settings, int requests) {
    RequestPlan plan = new RequestPlan(seed, HOUR);
    List<Due> all = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      long at = plan.schedule().nextDue(settings);
      all.add(new Due(at, plan.next(settings)));
    }
    return all;
  }

  private static List<Double> gapsInSeconds(List<Due> plan) {
    List<Double> gaps = new ArrayList<>();
    for (int i = 1; i < plan.size(); i++) {
      gaps.add((plan.get(i).at() - plan.get(i - 1).at()) / 1e9);
    }
    return gaps;
  }

  private static long countWithin(List<Due> plan, int fromSecond, int toSecond) {
    return plan.stream()
        .filter(due -> due.at() >= fromSecond * 1_000_000_000L)
        .filter(due -> due.at() < toSecond * 1_000_000_000L)
        .count();
  }

  private record Due(long at, PlannedRequest request) {}
}
