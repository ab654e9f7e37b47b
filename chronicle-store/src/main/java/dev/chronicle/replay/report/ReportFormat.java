package dev.chronicle.replay.report;

import dev.chronicle.replay.ReplayReport;

/** The forms that a report can be written in. The same report gives the same text. */
public enum ReportFormat {
  /** For a terminal. */
  TEXT,
  /** For programs. */
  JSON,
  /** For build servers: a test case for each function, and one that fails for each cluster. */
  JUNIT,
  /** One page that needs nothing else, no network and no script. */
  HTML;

  /** Returns the report in this form, ending with a line break. */
  public String write(ReplayReport report) {
    return switch (this) {
      case TEXT -> TextReport.write(report);
      case JSON -> JsonReport.write(report);
      case JUNIT -> JunitXmlReport.write(report);
      case HTML -> HtmlReport.write(report);
    };
  }
}
