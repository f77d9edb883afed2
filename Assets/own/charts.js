// Draws the charts of a page: reads each spec (JSON beside its table) and gives it to ECharts in the theme's colours.
// What is drawn is decided on the server (ChartSpec.swift); here is only how.
(function () {
  "use strict";

  // ECharts writes text styles as style attributes, which the content security policy refuses; as style properties
  // they are allowed.
  const setAttribute = SVGElement.prototype.setAttribute;
  SVGElement.prototype.setAttribute = function (name, value) {
    if (name === "style") { this.style.cssText = value; } else { setAttribute.call(this, name, value); }
  };

  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);

  // The colour that a token has now, light or dark.
  function token(name) {
    probe.style.color = "var(--" + name + ")";
    return getComputedStyle(probe).color;
  }

  function palette() {
    const colours = {};
    for (const name of ["ink", "quiet", "line", "surface", "calm", "accent", "hurt", "due", "proven"]) {
      colours[name] = token(name);
    }
    return colours;
  }

  const formats = {
    count: function (value) { return value.toLocaleString("en"); },
    percent: function (value) { return (Math.round(value * 10) / 10) + " %"; },
    score: function (value) { return value.toFixed(1); },
  };

  function bars(series, colours, marks) {
    const hurt = new Set(series.hurt);
    return [{
      name: series.name, type: "bar", barCategoryGap: "12%",
      data: series.values.map(function (value, index) {
        return { value: value, itemStyle: { color: colours[hurt.has(index) ? "hurt" : series.tone] } };
      }),
      markLine: marks,
    }];
  }

  function line(series, colours, marks) {
    return [{
      name: series.name, type: "line", data: series.values, symbolSize: 6, connectNulls: false,
      lineStyle: { color: colours[series.tone], width: 2 }, itemStyle: { color: colours[series.tone] }, markLine: marks,
    }];
  }

  // A line within its band: the low edge, invisible, and the height of the band stacked on it.
  function band(series, colours, marks) {
    const height = series.high.map(function (high, index) {
      const low = series.low[index];
      return high === null || low === null ? null : high - low;
    });
    const edge = { type: "line", stack: "band-" + series.name, symbol: "none", silent: true, lineStyle: { opacity: 0 } };
    return [
      Object.assign({ name: "from", data: series.low, tooltip: { show: false } }, edge),
      Object.assign({
        name: "to", data: height, tooltip: { show: false },
        areaStyle: { color: colours[series.tone], opacity: 0.18 },
      }, edge),
    ].concat(line(series, colours, marks));
  }

  const shapes = { bars: bars, line: line, band: band };

  function markLine(spec, colours) {
    if (spec.marks.length === 0) { return undefined; }
    return {
      symbol: "none", silent: true,
      lineStyle: { color: colours.ink, type: "dashed", width: 1.5 },
      label: { color: colours.ink, formatter: function (mark) { return mark.name; } },
      data: spec.marks.map(function (mark) {
        const last = spec.categories.length - 1;
        return { name: mark.label, xAxis: Math.min(last, Math.max(0, mark.beforeCategory - 0.5)) };
      }),
    };
  }

  function tip(spec) {
    return function (points) {
      const drawn = points.filter(function (point) { return point.seriesName !== "from" && point.seriesName !== "to"; });
      const lines = drawn.map(function (point) {
        const value = typeof point.value === "number" ? formats[spec.unit](point.value) : "–";
        return point.seriesName + ": " + value;
      });
      return [points[0].name].concat(lines).join("\n");
    };
  }

  function highest(drawn) {
    return Math.max.apply(null, drawn.flatMap(function (series) { return series.values.concat(series.high); }));
  }

  function option(spec) {
    const colours = palette();
    const marks = markLine(spec, colours);
    const drawn = spec.series.filter(function (series) { return shapes[series.shape]; });
    const axis = { color: colours.quiet, fontSize: 12 };
    return {
      animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 8, right: 36, top: 28, bottom: 8, containLabel: true },
      tooltip: {
        trigger: "axis", renderMode: "richText", confine: true, backgroundColor: colours.surface,
        borderColor: colours.line, textStyle: { color: colours.ink, fontSize: 13 }, formatter: tip(spec),
      },
      xAxis: {
        type: "category", data: spec.categories, axisLabel: Object.assign({ hideOverlap: true }, axis),
        axisLine: { lineStyle: { color: colours.line } }, axisTick: { show: false },
        boundaryGap: drawn.some(function (series) { return series.shape !== "line"; }),
      },
      yAxis: {
        type: "value", name: spec.valueTitle,
        nameTextStyle: { color: colours.quiet, align: "left", padding: [0, 0, 0, -24] },
        min: spec.range ? spec.range.low : undefined,
        max: spec.range && highest(drawn) <= spec.range.high ? spec.range.high : undefined,
        axisLabel: Object.assign({ formatter: formats[spec.unit] }, axis),
        splitLine: { lineStyle: { color: colours.line } },
      },
      series: drawn.flatMap(function (series) { return shapes[series.shape](series, colours, marks); }),
    };
  }

  // The table behind a chart as CSV (RFC 4180); text that a spreadsheet would run as a formula gets an apostrophe.
  function tableText(figure) {
    return Array.from(figure.querySelectorAll("tr")).map(function (row) {
      return Array.from(row.cells).map(function (cell) {
        const text = /^[=+@\t\r-]/.test(cell.textContent) ? "'" + cell.textContent : cell.textContent;
        return /[",\n\r]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
      }).join(",");
    }).join("\r\n");
  }

  function save(chart, figure) {
    const bar = document.createElement("p");
    bar.className = "chart-save";
    function offer(words, ending, address) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words;
      button.addEventListener("click", function () {
        const link = document.createElement("a");
        link.href = address();
        link.download = figure.dataset.chart + ending;
        link.click();
      });
      bar.append(button);
    }
    offer("Save picture (SVG)", ".svg", function () { return chart.getDataURL({ type: "svg" }); });
    offer("Save figures (CSV)", ".csv", function () {
      return "data:text/csv;charset=utf-8," + encodeURIComponent(tableText(figure));
    });
    figure.append(bar);
  }

  const charts = [];
  for (const figure of document.querySelectorAll("[data-chart]")) {
    const canvas = figure.querySelector(".chart-canvas");
    const spec = JSON.parse(document.getElementById(canvas.id + "-spec").textContent);
    canvas.hidden = false;
    const chart = echarts.init(canvas, null, { renderer: "svg" });
    chart.setOption(option(spec));
    save(chart, figure);
    charts.push({ chart: chart, spec: spec });
    new ResizeObserver(function () { chart.resize(); }).observe(canvas);
  }

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () {
    for (const drawn of charts) { drawn.chart.setOption(option(drawn.spec)); }
  });
})();
