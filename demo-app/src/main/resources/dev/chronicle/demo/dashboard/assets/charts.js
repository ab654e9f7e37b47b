// Draws the charts of a page from the table that holds the same numbers.
(function () {
  "use strict";
  const plots = new Map();
  const KINDS = {
    rate: { series: [{ column: "rate", label: "calls/s", colour: "--accent", fill: true }], least: 1 },
    traffic: {
      series: [
        { column: "asked", label: "asked", colour: "--soft" },
        { column: "reached", label: "reached", colour: "--accent", fill: true },
      ],
      least: 1,
    },
    errors: { series: [{ column: "errors", label: "errors %", colour: "--bad", fill: true }], least: 1 },
    durations: {
      logarithmic: true,
      series: [
        { column: "p50", label: "p50", colour: "--good" },
        { column: "p95", label: "p95", colour: "--warn" },
        { column: "p99", label: "p99", colour: "--bad" },
      ],
    },
  };

  // A duration in milliseconds in the unit that suits it.
  const span = (millis) => {
    if (millis === null || millis === undefined) return "–";
    if (millis >= 1e3) return short(millis / 1e3) + " s";
    return millis >= 1 ? short(millis) + " ms" : short(millis * 1e3) + " µs";
  };

  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  function columns(table, kind) {
    const rows = Array.from(document.querySelectorAll("#" + table + " tbody tr[data-t]"));
    const times = rows.map((row) => Number(row.dataset.t) / 1000);
    const values = kind.series.map((series) =>
      rows.map((row) => {
        const value = Number(row.dataset[series.column]);
        return kind.logarithmic && value <= 0 ? null : value;
      }));
    return [times, ...values];
  }

  const short = (value) => {
    if (value === null || value === undefined) return "–";
    if (value === 0) return "0";
    const digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
    return String(Number(value.toFixed(digits)));
  };

  function options(kind, width, height) {
    const axis = { stroke: css("--soft"), grid: { stroke: css("--line"), width: 1 }, ticks: { show: false }, font: "11px " + css("--font") };
    const zone = window.chronicle && window.chronicle.zone() === "local" ? undefined : "UTC";
    return {
      width: width,
      height: height,
      tzDate: (seconds) => (zone ? uPlot.tzDate(new Date(seconds * 1e3), zone) : new Date(seconds * 1e3)),
      cursor: { y: false, points: { size: 6 }, sync: { key: "time" }, drag: { x: true, y: false, setScale: false } },
      legend: { live: true },
      scales: {
        x: { time: true },
        y: kind.logarithmic ? { distr: 3, log: 10 } : { range: (plot, min, max) => [0, Math.max(max * 1.15, kind.least)] },
      },
      axes: [
        { ...axis, space: 56, size: 26, values: (plot, ticks, column, space, step) => ticks.map((tick) => label(tick, step, zone)) },
        { ...axis, size: kind.logarithmic ? 54 : 44, values: (plot, ticks) => ticks.map((tick) => (tick === null || (kind.logarithmic && !decade(tick)) ? "" : kind.logarithmic ? span(tick) : short(tick))),
          grid: kind.logarithmic ? { ...axis.grid, filter: (plot, ticks) => ticks.map((tick) => (decade(tick) ? tick : null)) } : axis.grid },
      ],
      series: [
        { label: "at", value: (plot, seconds) => (seconds === null ? "–" : clock(seconds, zone)) },
        ...kind.series.map((series) => ({
          label: series.label,
          stroke: css(series.colour),
          fill: series.fill ? css(series.colour) + "1f" : undefined,
          width: 1.6,
          points: { size: 4, fill: css(series.colour), filter: lonely },
          spanGaps: false,
          value: (plot, value) => (kind.logarithmic ? span(value) : short(value)),
        })),
      ],
      hooks: {
        setSelect: [choose],
        setData: [newest],
        ready: [(plot) => { newest(plot); plot.over.addEventListener("mouseleave", () => newest(plot)); }],
      },
    };
  }

  // While nobody points at a moment, the newest one is told.
  function newest(plot) {
    if (plot.cursor.idx == null && plot.data[0].length > 0) plot.setLegend({ idx: plot.data[0].length - 1 });
  }

  // A value without neighbours has no line, so it gets a point.
  function lonely(plot, index, show) {
    if (show) return null;
    const values = plot.data[index];
    const alone = [];
    values.forEach((value, i) => { if (value !== null && values[i - 1] == null && values[i + 1] == null) alone.push(i); });
    return alone;
  }

  const decade = (value) => value > 0 && Math.abs(Math.log10(value) % 1) < 1e-9;

  // Days where ticks are days apart, seconds where they are seconds apart.
  function label(seconds, step, zone) {
    const parts = step >= 86400 ? { day: "numeric", month: "short" }
      : { hour: "2-digit", minute: "2-digit", second: step < 60 ? "2-digit" : undefined };
    return new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: zone }).format(new Date(seconds * 1e3));
  }

  function clock(seconds, zone) {
    return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: zone }).format(new Date(seconds * 1e3));
  }

  // Dragging over a chart chooses that time for the whole page.
  function choose(plot) {
    if (plot.select.width < 8) return;
    const since = new Date(plot.posToVal(plot.select.left, "x") * 1e3);
    const until = new Date(plot.posToVal(plot.select.left + plot.select.width, "x") * 1e3);
    const url = new URL(location.href);
    url.searchParams.delete("range");
    url.searchParams.set("since", since.toISOString());
    url.searchParams.set("until", until.toISOString());
    location.assign(url);
  }

  function draw() {
    document.querySelectorAll("[data-chart]").forEach((figure) => {
      const kind = KINDS[figure.dataset.chart];
      const place = figure.querySelector(".plot");
      if (!kind || !place) return;
      const data = columns(figure.dataset.table, kind);
      const known = plots.get(figure.dataset.chart);
      if (known && known.root.isConnected && place.contains(known.root)) {
        known.setData(data);
        return;
      }
      if (known && !known.root.isConnected && known.width === place.clientWidth) {
        place.replaceChildren(known.root);
        known.setData(data);
        return;
      }
      if (known) known.destroy();
      place.replaceChildren();
      plots.set(figure.dataset.chart, new uPlot(options(kind, place.clientWidth, place.clientHeight - 44), data, place));
    });
  }

  function redraw() {
    plots.forEach((plot) => plot.destroy());
    plots.clear();
    draw();
  }

  let resizing;
  addEventListener("resize", () => { clearTimeout(resizing); resizing = setTimeout(redraw, 120); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  document.addEventListener("chronicle:look", redraw);
  document.addEventListener("chronicle:shown", draw);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", draw); else draw();
})();
