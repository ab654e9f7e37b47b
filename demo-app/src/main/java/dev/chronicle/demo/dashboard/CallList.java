package dev.chronicle.demo.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the page of the captured calls shows.
 *
 * @param rows the calls
 * @param functions number of calls by function, to choose one
 * @param next address of the next page; {@code null} on the last
 * @param reached how far a search for text came; {@code null} where it looked at everything
 * @param total number of calls stored
 * @param matching how many of them pass the filters, on all pages; empty where nobody counted
 * @param chosen ids of the rows that are chosen, with dots between them
 */
public record CallList(
    List<CallRow> rows,
    Map<String, Long> functions,
    PageUrl next,
    Instant reached,
    long total,
    Optional<Matching> matching,
    String chosen) {
  public CallList {
    rows = List.copyOf(rows);
  }

  /** Says whether a row is chosen. */
  public boolean isChosen(String id) {
    return List.of(chosen.split("\\.")).contains(id);
  }

  /** Returns the id of the newest call shown; empty where there is none. */
  public String newest() {
    return rows.stream().map(CallRow::id).max(String::compareTo).orElse("");
  }
}
