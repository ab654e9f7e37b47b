package dev.chronicle.demo.mutants;

/** What is done to a piece of source: the usual operators of mutation testing. */
enum Operator {
  /** A condition, or one side of {@code &&} or {@code ||}, becomes its opposite. */
  NEGATED_CONDITION,
  /** {@code <} becomes {@code <=}, {@code >=} becomes {@code >}, and so on. */
  MOVED_BOUNDARY,
  /** {@code +} becomes {@code -}, {@code *} becomes {@code /}, and so on. */
  OTHER_ARITHMETIC,
  /** What is returned becomes its opposite, 0, empty or {@code null}, whichever its type has. */
  OTHER_RESULT,
  /** A call whose result nobody uses is left out. */
  REMOVED_CALL
}
