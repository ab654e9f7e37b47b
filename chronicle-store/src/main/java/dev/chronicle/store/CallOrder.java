package dev.chronicle.store;

/** The order in which a query's calls come. */
public enum CallOrder {
  /** By id, highest first: the call that started last comes first. */
  NEWEST,
  /** By duration, longest first; of calls that took equally long, the newest first. */
  SLOWEST
}
