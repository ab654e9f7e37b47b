package dev.chronicle.demo.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorInjectorTest {
  private final ErrorInjector injector = new ErrorInjector(new Random(7));

  @Test
  void isOffAtFirst() {
    assertThat(injector.rate()).isZero();
    assertThat(failures(1_000)).isEmpty();
  }

  @Test
  void failsTheChosenShare_withEachOfTheNamedExceptions() {
    injector.setRate(0.3);

    Map<Class<?>, Integer> failures = failures(10_000);

    assertThat(failures)
        .containsOnlyKeys(
            InjectedConnectionException.class,
            InjectedDatabaseException.class,
            InjectedTimeoutException.class,
            InjectedValidationException.class);
    assertThat(failures.values()).allSatisfy(n -> assertThat(n).isCloseTo(750, within(150)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 0.51, 1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesAnyOtherRate(double rate) {
    injector.setRate(0.2);

    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> injector.setRate(rate))
        .withMessage("rate must be between 0.0 and 0.5, was: " + rate);
    assertThat(injector.rate()).isEqualTo(0.2);
  }

  private Map<Class<?>, Integer> failures(int calls) {
    Map<Class<?>, Integer> failures = new HashMap<>();
    for (int i = 0; i < calls; i++) {
      try {
        injector.rollDice();
      } catch (InjectedException injected) {
        failures.merge(injected.getClass(), 1, Integer::sum);
      }
    }
    return failures;
  }
}
