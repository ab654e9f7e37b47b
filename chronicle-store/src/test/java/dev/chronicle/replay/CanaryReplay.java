package dev.chronicle.replay;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.FunctionId;
import dev.chronicle.call.Outcome;
import dev.chronicle.replay.junit.TestGenerator;
import dev.chronicle.replay.report.ReportFormat;
import dev.chronicle.replay.sample.Orders;
import dev.chronicle.replay.sample.OrdersBase;
import dev.chronicle.replay.sample.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Plays back recordings that name a class in every place a name can stand; a program of its own.
 */
final class CanaryReplay {
  static final String CANARY = "dev.chronicle.replay.sample.Canary$Bird";

  private CanaryReplay() {}

  /** Takes a file of masks that name the class too. */
  public static void main(String[] args) throws IOException {
    Orders orders = new Orders(new Warehouse.Real());
    List<CapturedCall> calls =
        Recorder.record(
            () -> orders.place(List.of(new Orders.Line("pen", 1, 500))),
            () -> orders.echo("x"),
            () -> orders.place(List.of(new Orders.Line("ink", 9, 100))));
    CapturedCall call = first(calls, "place_order");
    ReplayReport report = replayer(edited(call, first(calls, "echo")), orders, args).run();
    System.out.println(report.counts().total() + " " + report.counts().matched());

    long edits = 0;
    for (List<CapturedCall> recording : CanaryEverywhere.in(calls, CANARY)) {
      Replayer replayer = replayer(recording, orders, args);
      ReplayReport edited = replayer.run();
      for (ReportFormat format : ReportFormat.values()) {
        format.write(edited);
      }
      new TestGenerator(Map.of(Orders.class.getName(), "new Orders(null)"), null)
          .forEveryCall()
          .generate(replayer);
      edits++;
    }
    System.out.println(edits);
  }

  private static CapturedCall first(List<CapturedCall> calls, String function) {
    return calls.stream()
        .filter(call -> call.function().name().equals(function))
        .findFirst()
        .orElseThrow();
  }

  private static Replayer replayer(List<CapturedCall> calls, Orders orders, String... args)
      throws IOException {
    return Replayer.over(calls)
        .allow(Orders.class, OrdersBase.class)
        .targets(TargetResolver.of(orders))
        .masks(NoiseMasks.load(Path.of(args[0])))
        .build();
  }

  private static List<CapturedCall> edited(CapturedCall call, CapturedCall opened) {
    CapturedThrowable error = new CapturedThrowable(CANARY, "chirp", CANARY, null);
    CapturedThrowable caused = new CapturedThrowable("java.lang.Error", "", "", error);
    CapturedValue tagged =
        CapturedValue.exact("{\"@type\":\"%s\",\"@value\":{}}".formatted(CANARY));
    CapturedValue listed =
        CapturedValue.exact("[{\"@type\":\"%s\",\"item\":\"pen\"}]".formatted(CANARY));
    FunctionId function = call.function();
    List<CapturedCall> edited = new ArrayList<>();
    // The first keeps its public name, so it is played back where that is now, and matches.
    edited.add(with(call, new FunctionId(CANARY, "place", function.descriptor(), "place_order")));
    edited.add(with(call, new FunctionId(CANARY, CANARY, "(L" + CANARY + ";)V", CANARY)));
    edited.add(arguments(call, listed));
    edited.add(arguments(opened, tagged));
    edited.add(outcome(call, new Outcome.Threw(error)));
    edited.add(outcome(call, new Outcome.Threw(caused)));
    edited.add(outcome(call, new Outcome.Returned(tagged)));
    edited.add(answered(call, new Outcome.Threw(error)));
    edited.add(answered(call, new Outcome.Returned(tagged)));
    return edited;
  }

  private static CapturedCall with(CapturedCall call, FunctionId function) {
    return new CapturedCall(
        call.id(),
        null,
        function,
        call.arguments(),
        call.outcome(),
        call.timing(),
        call.origin(),
        call.dependencies());
  }

  private static CapturedCall arguments(CapturedCall call, CapturedValue value) {
    return new CapturedCall(
        call.id(),
        null,
        call.function(),
        List.of(new CapturedArgument(call.arguments().get(0).name(), value)),
        call.outcome(),
        call.timing(),
        call.origin(),
        call.dependencies());
  }

  private static CapturedCall outcome(CapturedCall call, Outcome outcome) {
    return new CapturedCall(
        call.id(),
        null,
        call.function(),
        call.arguments(),
        outcome,
        call.timing(),
        call.origin(),
        call.dependencies());
  }

  private static CapturedCall answered(CapturedCall call, Outcome answer) {
    List<DependencyCall> dependencies = new ArrayList<>();
    for (DependencyCall one : call.dependencies()) {
      dependencies.add(
          new DependencyCall(
              one.kind(),
              one.name(),
              one.path(),
              one.depth(),
              one.arguments(),
              answer,
              one.timing()));
    }
    return new CapturedCall(
        call.id(),
        null,
        call.function(),
        call.arguments(),
        call.outcome(),
        call.timing(),
        call.origin(),
        dependencies);
  }
}
