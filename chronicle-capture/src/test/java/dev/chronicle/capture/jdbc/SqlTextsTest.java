package dev.chronicle.capture.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.capture.redaction.SqlText;
import org.junit.jupiter.api.Test;

class SqlTextsTest {
  private final SqlTexts texts = new SqlTexts();

  @Test
  void aStatementThatComesAgainIsNotTakenApartAgain() {
    SqlText first = texts.of("SELECT * FROM t WHERE password = ?");

    assertThat(texts.of("SELECT * FROM t WHERE " + "password = ?".strip())).isSameAs(first);
    assertThat(first.columnOf(1)).isEqualTo("password");
  }

  @Test
  void aStatementThatKeepsComingStaysThroughManyThatComeOnce() {
    SqlText first = texts.of("SELECT 1");

    for (int once = 0; once < 10 * SqlTexts.A_GENERATION; once++) {
      texts.of("SELECT * FROM t WHERE id = 'one" + once + "'");
      assertThat(texts.of("SELECT 1")).isSameAs(first);
    }
  }

  @Test
  void statementsThatComeOnceTakeBoundedMemory() {
    for (int once = 0; once < 10 * SqlTexts.A_GENERATION; once++) {
      texts.of("SELECT * FROM t WHERE id = 'one" + once + "'");
      assertThat(texts.size()).isLessThanOrEqualTo(2 * SqlTexts.A_GENERATION);
    }
  }

  @Test
  void aVeryLongStatementIsNotKept() {
    SqlText sql = texts.of("SELECT * FROM t WHERE a = ? -- " + "x".repeat(SqlTexts.LONGEST));

    assertThat(sql.columnOf(1)).isEqualTo("a");
    assertThat(texts.size()).isZero();
  }
}
