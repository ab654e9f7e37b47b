package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More live pages than a small server has threads, each asking anew at its own beat. */
@ExtendWith(SharedDemo.class)
class ManyTabsIT {
  private static final int TABS = 24;
  private static final int BEATS = 3;
  private static final long BEAT_MILLIS = 2_000;
  private static final List<String> LIVE =
      List.of(
          "",
          "?range=all",
          "/tasks",
          "/captures/news?newer=0000000000000",
          "/analysis",
          "/analysis/function?function_name=create_task",
          "/recorder",
          "/simulator");

  @Test
  void allAreAnswered_andNoneHoldsAThreadBetweenItsBeats(RunningDemo demo) throws Exception {
    Api api = demo.api();
    api.createTask("seen by many");
    ScheduledExecutorService browsers = Executors.newScheduledThreadPool(TABS);
    AtomicInteger answered = new AtomicInteger();
    List<ScheduledFuture<?>> tabs = new ArrayList<>();
    try {
      for (int tab = 0; tab < TABS; tab++) {
        String page = "/dashboard" + LIVE.get(tab % LIVE.size());
        tabs.add(
            browsers.scheduleAtFixedRate(
                () -> {
                  api.get(page, "HX-Request", "true").expect(200);
                  answered.incrementAndGet();
                },
                0,
                BEAT_MILLIS,
                TimeUnit.MILLISECONDS));
      }
      await()
          .atMost(Duration.ofMinutes(1))
          .failFast(() -> tabs.stream().anyMatch(ScheduledFuture::isDone))
          .until(() -> answered.get() >= TABS * BEATS);
      api.createTask("while they look").path("id");
      tabs.forEach(tab -> tab.cancel(false));
    } finally {
      browsers.shutdown();
      assertThat(browsers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(activeRequests(demo)).isZero());
  }

  /** Returns how many requests the server works on, as its own figures say. */
  private static int activeRequests(RunningDemo demo) {
    return new Api(demo.adminUri())
        .get("/metrics")
        .expect(200)
        .json()
        .at("/counters/io.dropwizard.jetty.MutableServletContextHandler.active-requests/count")
        .asInt(-1);
  }
}
