package dev.chronicle.demo.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void csv_quotesWhatNeedsIt_andDisarmsFormulas() {
    Table table = new Table("t", "name", "n");
    table.row("a \"b\", c", 1);
    table.row("=cmd()", -2);
    table.row("-4.2", "-4+cmd()");
    table.row(null, Table.millis(Duration.ofNanos(1)));

    assertThat(table.as("csv").getEntity())
        .isEqualTo(
            "name,n\r\n\"a \"\"b\"\", c\",1\r\n'=cmd(),-2\r\n-4.2,'-4+cmd()\r\n,0.000001\r\n");
  }

  @Test
  void json_keepsTextsAsTheyAre_andNumbersNumbers() {
    Table table = new Table("t", "name", "n");
    table.row("=\"x\"", Table.millis(Duration.ofSeconds(100)));
    table.row(null, 0.5);

    assertThat(table.as("json").getEntity())
        .isEqualTo("[{\"name\":\"=\\\"x\\\"\",\"n\":100000},{\"name\":null,\"n\":0.5}]");
  }
}
