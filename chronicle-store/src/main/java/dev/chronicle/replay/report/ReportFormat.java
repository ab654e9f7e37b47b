package dev.chronicle.replay.report;

import dev.chronicle.replay.ReplayReport;
import java.util.function.Function;

/** The forms that a report can be written in. The same report gives the same text. */
public enum ReportFormat {
  /** For a terminal. */
  TEXT(TextReport::write),
  /** For programs. */
  JSON(JsonReport::write),
  /** For build servers: a test case for each function, and one that fails for each cluster. */
  JUNIT(JunitXmlReport::write),
  /** One page that needs nothing else, no network and no script. */
  HTML(HtmlReport::write);

  private final Function<ReplayReport, String> writer;

  ReportFormat(Function<ReplayReport, String> writer) {
    this.writer = writer;
  }

  /** Returns the report in this form, ending with a line break. */
  public String write(ReplayReport report) {
    return writer.apply(report);
  }
}
