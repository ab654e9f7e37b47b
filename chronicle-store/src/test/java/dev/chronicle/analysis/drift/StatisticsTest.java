package dev.chronicle.analysis.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chronicle.store.DurationDistribution;
import dev.chronicle.store.DurationDistribution.Bin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tests of significance, against published values. */
class StatisticsTest {

  /** Fisher's lady tasting tea, and the twins of R's manual page of fisher.test. */
  @Test
  void proportionTest_agreesWithPublishedExamples() {
    assertThat(ProportionTest.pValue(3, 4, 1, 4)).isCloseTo(0.4857, within(0.0001));
    assertThat(ProportionTest.pValue(2, 17, 10, 13)).isCloseTo(0.0005367, within(1e-7));
  }

  /** Computed with fractions of whole numbers, in Python: {@code math.comb(2000, k)} and so on. */
  @Test
  void proportionTest_agreesWithExactArithmetic() {
    assertThat(ProportionTest.pValue(300, 2_000, 420, 2_500))
        .isCloseTo(0.110504306708322, within(1e-12));
    assertThat(ProportionTest.pValue(5, 5_000, 40, 9_000))
        .isCloseTo(2.6658772771273907e-4, within(1e-14));
    assertThat(ProportionTest.pValue(1, 3_000, 900, 5_000))
        .isCloseTo(2.1320487988652222e-196, within(1e-205));
    assertThat(ProportionTest.pValue(100, 3_000, 100, 3_000)).isCloseTo(1, within(1e-12));
  }

  @Test
  void proportionTest_isTheSameFromEverySide() {
    double p = ProportionTest.pValue(2, 17, 10, 13);
    assertThat(ProportionTest.pValue(10, 13, 2, 17)).isCloseTo(p, within(1e-12));
    assertThat(ProportionTest.pValue(15, 17, 3, 13)).isCloseTo(p, within(1e-12));
  }

  @Test
  void proportionTest_ofMillionsComesCloseToTheExactOne() {
    double exact = ProportionTest.pValue(4_900, 1_000_000, 5_100, 1_000_000);
    double approximate = ProportionTest.pValue(4_901, 1_000_000, 5_101, 1_000_000);
    assertThat(approximate).isCloseTo(exact, within(0.002));
    assertThat(ProportionTest.pValue(500_000, 1_000_000, 510_000, 1_000_000)).isLessThan(1e-40);
  }

  @Test
  void proportionTest_ofNothingSaysNothing() {
    assertThat(ProportionTest.pValue(0, 0, 5, 10)).isEqualTo(1);
    assertThat(ProportionTest.pValue(0, 10, 0, 10)).isEqualTo(1);
    assertThat(ProportionTest.pValue(10, 10, 7, 7)).isEqualTo(1);
    assertThat(ProportionTest.pValue(5, 10, 50, 100)).isCloseTo(1, within(1e-9));
  }

  /** The normal distribution's well-known quantiles, and a tail far out. */
  @Test
  void normalTails_agreeWithTables() {
    assertThat(Normal.twoSided(0)).isEqualTo(1);
    assertThat(Normal.twoSided(1.959964)).isCloseTo(0.05, within(1e-7));
    assertThat(Normal.twoSided(-2.575829)).isCloseTo(0.01, within(1e-7));
    assertThat(Normal.twoSided(3.290527)).isCloseTo(0.001, within(1e-8));
    assertThat(Normal.twoSided(10)).isCloseTo(1.524e-23, within(1e-26));
  }

  /** The critical values of Kolmogorov's distribution (Smirnov 1948). */
  @Test
  void kolmogorovTail_agreesWithTables() {
    assertThat(DistributionTest.tail(1.3581)).isCloseTo(0.05, within(1e-5));
    assertThat(DistributionTest.tail(1.6276)).isCloseTo(0.01, within(1e-5));
    assertThat(DistributionTest.tail(1.0)).isCloseTo(0.27, within(1e-4));
    assertThat(DistributionTest.tail(0)).isEqualTo(1);
  }

  @Test
  void distributionTest_tellsShiftedFromSame() {
    DurationDistribution first = distribution(0, 200);
    assertThat(DistributionTest.pValue(first, first)).isEqualTo(1);
    assertThat(DistributionTest.distance(first, distribution(100, 200))).isEqualTo(0.5);
    assertThat(DistributionTest.pValue(first, distribution(100, 200))).isLessThan(1e-20);
    assertThat(DistributionTest.pValue(first, distribution(10, 200))).isGreaterThan(0.5);
    assertThat(DistributionTest.pValue(first, DurationDistribution.NONE)).isEqualTo(1);
  }

  /** As R's p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm"). */
  @Test
  void holmCorrection_agreesWithR() {
    assertThat(HolmCorrection.correct(new double[] {0.01, 0.04, 0.03, 0.005}))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    assertThat(HolmCorrection.correct(new double[] {0.9, 0.8})).containsExactly(1, 1);
    assertThat(HolmCorrection.correct(new double[0])).isEmpty();
  }

  private static DurationDistribution distribution(int from, int count) {
    List<Bin> bins = new ArrayList<>();
    for (int i = from; i < from + count; i++) {
      bins.add(new Bin(Duration.ofMillis(i), Duration.ofMillis(i).plusNanos(999), 1));
    }
    return new DurationDistribution(bins);
  }
}
