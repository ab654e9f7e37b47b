package dev.chronicle.demo.running;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CallId;
import dev.chronicle.call.CaptureNotice;
import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.FunctionId;
import dev.chronicle.call.Origin;
import dev.chronicle.call.Outcome;
import dev.chronicle.call.ServiceId;
import dev.chronicle.call.Timing;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A recording in which names are hostile that only a program can choose, as those of functions. */
@EnabledIf("dev.chronicle.demo.running.Browser#isInstalled")
class HostileRecordingIT {
  private static final long BELOW_MILLISECOND = 1_000;

  @TempDir private Path directory;

  @Test
  void namesOfFunctions_exceptions_dependencies_versions_andNotices_areShownAsText() {
    Instant start = Instant.now().minusSeconds(60);
    List<CapturedCall> calls = new ArrayList<>();
    List<CaptureNotice> notices = new ArrayList<>();
    for (String text : HostileTexts.ALL) {
      CallId id = new CallId(CallId.lowestAt(start).value() + calls.size() * BELOW_MILLISECOND);
      calls.add(call(id, text, start));
      notices.add(
          new CaptureNotice(
              Instant.now(), CaptureNotice.Kind.LIMIT_REACHED, function(text), 3, text));
    }
    try (CaptureStore store = SqliteCaptureStore.open(directory.resolve("chronicle_captures.db"))) {
      store.store(new CallBatch(calls, List.of(), notices));
    }
    try (RunningDemo demo = RunningDemo.startIn(directory);
        Browser browser = Browser.open(demo.uri())) {
      pages(calls).forEach(page -> HostileTexts.expectHarmless(browser, page));
    }
  }

  private static List<String> pages(List<CapturedCall> calls) {
    List<String> pages =
        new ArrayList<>(
            List.of(
                "",
                "/recorder",
                "/captures",
                "/analysis",
                "/analysis/compare?range=5m",
                "/analysis/drift?range=5m",
                "/replay"));
    for (CapturedCall call : calls) {
      String name = URLEncoder.encode(call.function().name(), StandardCharsets.UTF_8);
      pages.add("/captures/" + call.id());
      pages.add("/replay/calls/" + call.id());
      pages.add("/analysis/function?function_name=" + name);
      pages.add("/analysis/compare?range=5m&before=" + name + "&after=" + name);
    }
    return pages;
  }

  private static CapturedCall call(CallId id, String text, Instant start) {
    Outcome threw = new Outcome.Threw(new CapturedThrowable(text, text, text, null));
    Timing timing = new Timing(start, Duration.ofMillis(1));
    return new CapturedCall(
        id,
        null,
        function(text),
        List.of(new CapturedArgument(text, CapturedValue.exact("{}"))),
        threw,
        timing,
        new Origin(new ServiceId(text, text), text, null),
        List.of(
            new DependencyCall(
                text, text, DependencyCall.CALLING_THREAD, 0, List.of(), threw, timing)));
  }

  private static FunctionId function(String name) {
    return new FunctionId("com.example.Hostile", "run", "()V", name);
  }
}
