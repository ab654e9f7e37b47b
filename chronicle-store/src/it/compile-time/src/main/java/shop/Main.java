package shop;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.Outcome;
import dev.chronicle.capture.Chronicle;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import java.nio.file.Path;

class Main {
  public static void main(String[] args) {
    SqliteCaptureStore store = SqliteCaptureStore.open(Path.of("captures.db"));
    Chronicle chronicle = Chronicle.builder().sink(store).install();
    Orders orders = new Orders();
    orders.place(new Orders.Order("book", 2));
    try {
      orders.place(new Orders.Order("pen", 0));
    } catch (IllegalArgumentException refused) {
      System.out.println("refused");
    }
    chronicle.flush();
    for (CapturedCall call : store.find(CallQuery.limit(10).build()).calls()) {
      System.out.println(describe(call));
    }
    chronicle.close();
  }

  private static String describe(CapturedCall call) {
    String argument = call.arguments().get(0).name() + "=" + call.arguments().get(0).value().json();
    String outcome =
        call.outcome() instanceof Outcome.Returned returned
            ? returned.value().json()
            : ((Outcome.Threw) call.outcome()).error().message();
    return call.function().name() + " " + argument + " -> " + outcome;
  }
}
