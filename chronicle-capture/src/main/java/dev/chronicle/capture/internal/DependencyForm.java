package dev.chronicle.capture.internal;

/**
 * Where a dependency call is noticed, from the outside to the inside. One call may be noticed in
 * all of them, and is recorded in the first.
 */
enum DependencyForm {
  CALL_SITE,
  PROXY,
  EXECUTION
}
