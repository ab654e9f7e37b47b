package dev.chronicle.replay.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Outcome;
import dev.chronicle.replay.Recorder;
import dev.chronicle.replay.Replayer;
import dev.chronicle.replay.TargetResolver;
import dev.chronicle.replay.sample.Bug;
import dev.chronicle.replay.sample.Orders;
import dev.chronicle.replay.sample.Orders.Line;
import dev.chronicle.replay.sample.OrdersBase;
import dev.chronicle.replay.sample.Warehouse;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestGeneratorTest {
  private static final String SAMPLE = "dev.chronicle.replay.sample.OrdersRecordedTest";

  private final Orders orders = new Orders(new Warehouse.Real());
  @TempDir private Path directory;

  @AfterEach
  void heal() {
    Bug.planted = Bug.NONE;
  }

  @Test
  void generatedTests_compileWithoutTheStore_pass_andFindBugs() throws Exception {
    GeneratedTests tests = generate();
    tests.writeTo(directory, directory);

    try (URLClassLoader loader = compiled(tests)) {
      Class<?> testClass = loader.loadClass(SAMPLE);
      TestRun healthy = TestRun.of(testClass);
      assertThat(healthy.failed()).isEmpty();
      assertThat(healthy.passed()).hasSize(tests.tests()).hasSize(9);

      assertThat(failuresWith(Bug.WRONG_TAX, testClass)).isNotEmpty();
      assertThat(failuresWith(Bug.OTHER_MESSAGE, testClass)).isNotEmpty();
      assertThat(failuresWith(Bug.FORGOTTEN_SAVE, testClass)).isNotEmpty();
      assertThat(failuresWith(Bug.WRONG_SAVE, testClass)).isNotEmpty();
      assertThat(failuresWith(Bug.REVERSED_LIST, testClass)).isNotEmpty();
      assertThat(failuresWith(Bug.NULL_RESULT, testClass)).isNotEmpty();
    }
  }

  @Test
  void sameCalls_giveTheSameSource() {
    List<CapturedCall> calls = record();

    assertThat(generate(calls)).isEqualTo(generate(calls));
  }

  @Test
  void everyCall_givesATestOfItsOwn_inClassesThatCompile() throws Exception {
    List<CapturedCall> calls =
        Recorder.record(
            IntStream.range(0, 1_100)
                .mapToObj(i -> (Callable<?>) () -> Orders.tax(i, 19))
                .toArray(Callable<?>[]::new));
    GeneratedTests tests =
        new TestGenerator(Map.of(), null)
            .forEveryCall()
            .generate(Replayer.over(calls).allow(Orders.class).build());
    tests.writeTo(directory, directory);

    assertThat(tests.tests()).isEqualTo(1_100);
    try (URLClassLoader loader = compiled(tests)) {
      for (String part : List.of("", "2", "3")) {
        Class<?> type = loader.loadClass(SAMPLE.replace("Recorded", part + "Recorded"));
        assertThat(TestRun.of(type).failed()).isEmpty();
      }
    }
  }

  @Test
  void source_readsLikeATest() {
    assertThat(generate().sources().get("dev/chronicle/replay/sample/OrdersRecordedTest.java"))
        .contains(
            "void tax_returns190()",
            "long a0 = 1000L;",
            "assertEquals(190L, result);",
            ".returning(\"Warehouse.stock\", \"\\\"pen\\\"\", \"3\")",
            "new java.util.ArrayList<>(java.util.Arrays.asList(new Orders.Line(\"pen\", 2, 500L)")
        .doesNotContain("dev.chronicle.store");
  }

  @Test
  void resultThatWasCut_isNoTest_forItIsCutElsewhereThere() {
    Orders branch = new Orders(new Warehouse.Branch(new Warehouse.Real()));

    assertThat(generate(Recorder.record(() -> branch.related("pen"))).skipped())
        .isEqualTo(Map.of("calls with results that were too large to be kept", 1L));
  }

  @Test
  void membersInAnotherOrder_areTheSame() throws Exception {
    CapturedCall call =
        Recorder.record(
                () -> {
                  orders.stamp(new HashMap<>(Map.of("a", "b")), "c");
                  return null;
                })
            .get(0);
    CapturedArgument stamped =
        new CapturedArgument(
            call.arguments().get(0).name(), CapturedValue.exact("{\"c\":\"stamped\",\"a\":\"b\"}"));
    GeneratedTests tests =
        generate(
            List.of(
                new CapturedCall(
                    call.id(),
                    call.parentId(),
                    call.function(),
                    call.arguments(),
                    new Outcome.Returned(CapturedValue.NULL, List.of(stamped)),
                    call.timing(),
                    call.origin(),
                    call.dependencies())));
    tests.writeTo(directory, directory);

    try (URLClassLoader loader = compiled(tests)) {
      TestRun run = TestRun.of(loader.loadClass(SAMPLE));
      assertThat(run.failed()).isEmpty();
      assertThat(run.passed()).hasSize(1);
    }
  }

  @Test
  void whatCannotBeATest_isSaidWithItsCount() {
    assertThat(generate().skipped()).isEqualTo(Map.of("private methods", 1L));
  }

  private static List<String> failuresWith(Bug bug, Class<?> testClass) {
    Bug.planted = bug;
    return TestRun.of(testClass).failed();
  }

  private GeneratedTests generate() {
    return generate(record());
  }

  private GeneratedTests generate(List<CapturedCall> calls) {
    Replayer replayer =
        Replayer.over(calls)
            .allow(Orders.class, OrdersBase.class, Warehouse.OutOfStockException.class)
            .targets(TargetResolver.of(orders))
            .function(
                "tax",
                "Orders.tax",
                "Orders.price",
                "place_order",
                "related",
                "factorial",
                "stamp",
                "greet")
            .build();
    return new TestGenerator(Map.of(Orders.class.getName(), "new Orders(null)"), null)
        .generate(replayer);
  }

  private List<CapturedCall> record() {
    return Recorder.record(
        () -> Orders.tax(1000, 19),
        () -> Orders.tax("quote \" and \\ and \n and é"),
        () -> orders.place(List.of(new Line("pen", 2, 500), new Line("paper", 1, 300))),
        () -> orders.place(List.of(new Line("ink", 9, 100))),
        () -> orders.place(List.of(new Line("", 1, 100))),
        () -> orders.related("pen"),
        () -> Orders.factorial(5),
        () -> {
          orders.stamp(new HashMap<>(Map.of("a", "b")), "c");
          return null;
        },
        () -> orders.greet("Ann"));
  }

  private URLClassLoader compiled(GeneratedTests tests) throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiles =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  List.of("-proc:none", "-cp", classPathWithoutStore(), "-d", directory.toString()),
                  null,
                  files.getJavaFileObjectsFromPaths(
                      tests.sources().keySet().stream().map(directory::resolve).toList()))
              .call();
      assertThat(compiles).as(messages.toString()).isTrue();
    }
    return new URLClassLoader(
        new URL[] {directory.toUri().toURL()}, TestGeneratorTest.class.getClassLoader());
  }

  private static String classPathWithoutStore() {
    return String.join(
        java.io.File.pathSeparator,
        Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
            .filter(entry -> !entry.contains("chronicle-store/target/classes"))
            .toList());
  }
}
