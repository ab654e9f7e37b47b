package dev.chronicle.demo;

import com.codahale.metrics.health.HealthCheck;
import java.util.Optional;
import java.util.function.Supplier;

/** Is healthy as long as nothing is found to be wrong. */
final class DefectCheck extends HealthCheck {
  private final Supplier<Optional<String>> defect;

  /**
   * Makes a check.
   *
   * @param defect says in one line what is wrong
   */
  DefectCheck(Supplier<Optional<String>> defect) {
    this.defect = defect;
  }

  @Override
  protected Result check() {
    return defect.get().map(Result::unhealthy).orElseGet(Result::healthy);
  }
}
