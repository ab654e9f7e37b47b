package dev.chronicle.store;

import dev.chronicle.call.CapturedCall;
import java.util.List;
import java.util.Optional;

/**
 * Some of the calls that a query asked for.
 *
 * @param calls in the order of the query, at most as many as the query's limit
 * @param next where the next page starts; empty when this was the last
 */
public record Page(List<CapturedCall> calls, Optional<Cursor> next) {
  public Page {
    calls = List.copyOf(calls);
  }
}
