package dev.chronicle.demo.dashboard;

import dev.chronicle.analysis.HeatMap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A heat map of durations as a drawing: time to the right, longer durations higher up.
 *
 * @param width width of the drawing, in its own units
 * @param height height of the drawing
 * @param cellWidth width of a cell
 * @param cells where calls fell
 * @param rows the bands of durations, the longest first
 * @param start when the first column begins
 * @param end when the last column ends
 */
public record HeatChart(
    int width,
    int height,
    double cellWidth,
    List<Cell> cells,
    List<Row> rows,
    Instant start,
    Instant end) {
  private static final int WIDTH = 480;
  private static final int ROW = 14;
  private static final int LEVELS = 5;

  /** Calls of one piece of time and band of durations; {@code level} is 1 to 5. */
  public record Cell(
      double x, int y, int level, long calls, Instant at, Duration from, Duration to) {}

  /** A band of durations. */
  public record Row(int y, Duration from) {}

  static HeatChart of(HeatMap map) {
    List<Cell> cells = new ArrayList<>();
    int bands = map.bands().size();
    double column = (double) WIDTH / Math.max(1, map.columns().size());
    for (int piece = 0; piece < map.columns().size(); piece++) {
      for (int band = 0; band < bands; band++) {
        long calls = map.calls().get(piece).get(band);
        if (calls > 0) {
          HeatMap.Band durations = map.bands().get(band);
          cells.add(
              new Cell(
                  Math.round(piece * column * 10) / 10.0,
                  (bands - 1 - band) * ROW,
                  level(calls, map.most()),
                  calls,
                  map.columns().get(piece),
                  durations.from(),
                  durations.to()));
        }
      }
    }
    List<Row> rows = new ArrayList<>();
    for (int band = bands - 1; band >= 0; band--) {
      rows.add(new Row((bands - 1 - band) * ROW, map.bands().get(band).from()));
    }
    Instant start = map.columns().isEmpty() ? Instant.EPOCH : map.columns().get(0);
    return new HeatChart(
        WIDTH,
        bands * ROW,
        Math.max(1, Math.round((column - 1) * 10) / 10.0),
        cells,
        rows,
        start,
        start.plus(map.width().multipliedBy(map.columns().size())));
  }

  /** On a logarithmic scale, since a few slow calls are what one looks for. */
  private static int level(long calls, long most) {
    double share = Math.log1p((double) calls) / Math.log1p((double) most);
    return Math.max(1, (int) Math.ceil(share * LEVELS));
  }
}
