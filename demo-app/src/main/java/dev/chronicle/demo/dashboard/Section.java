package dev.chronicle.demo.dashboard;

/** The places that the navigation leads to. */
public enum Section {
  /** What happens now. */
  DASHBOARD("Dashboard", "/dashboard", "d"),
  /** The tasks. */
  TASKS("Task Queue", "/dashboard/tasks", "t"),
  /** The captured calls. */
  CAPTURES("Captures", "/dashboard/captures", "c"),
  /** Makes traffic. */
  SIMULATOR("Traffic Simulator", "/dashboard/simulator", "s"),
  /** What the captured calls amount to. */
  ANALYSIS("Analysis", "/dashboard/analysis", "a"),
  /** Plays captured calls back. */
  REPLAY("Replay", "/dashboard/replay", "r");

  private final String label;
  private final String path;
  private final String key;

  Section(String label, String path, String key) {
    this.label = label;
    this.path = path;
    this.key = key;
  }

  /** Returns the name that people read. */
  public String label() {
    return label;
  }

  /** Returns the path of its first page. */
  public String path() {
    return path;
  }

  /** Returns the letter that leads there after {@code g}. */
  public String key() {
    return key;
  }
}
