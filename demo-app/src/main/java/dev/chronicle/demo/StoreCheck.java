package dev.chronicle.demo;

import com.codahale.metrics.health.HealthCheck;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.StoreHealth;

/** Is healthy as long as captured calls can be stored and read; names what was set aside. */
final class StoreCheck extends HealthCheck {
  private final CaptureStore store;

  StoreCheck(CaptureStore store) {
    this.store = store;
  }

  @Override
  protected Result check() {
    StoreHealth health = store.health();
    // Not the whole message: everybody may ask, and it names the directory.
    return health.healthy()
        ? Result.builder().healthy().withMessage("%s", String.join("; ", health.damages())).build()
        : Result.builder().unhealthy().withMessage("%s", health.message()).build();
  }
}
