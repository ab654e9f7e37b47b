package dev.chronicle.demo.dashboard;

/** How many rows a page shows: more would be slow to send, and nobody reads them. */
final class RowLimit {
  /** The most rows of a page, and the usual number. */
  static final int MOST = 50;

  private static final String LIMIT = "limit";

  private RowLimit() {}

  /** Returns an address that asks for no more rows than a page shows. */
  static PageUrl within(PageUrl url) {
    return url.get(LIMIT).matches("[0-9]{1,9}") && Integer.parseInt(url.get(LIMIT)) > MOST
        ? url.with(LIMIT, MOST)
        : url;
  }
}
