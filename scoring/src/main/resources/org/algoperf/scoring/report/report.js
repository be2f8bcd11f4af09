
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const names = data.submissions;
  /** More lines than these are a thicket: at first only the best are shown. */
  const LEGIBLE = 16;
  const BEST = 8;
  const hidden = new Set(names.length > LEGIBLE ? names.keys() : []);
  for (let s = 0; s < BEST; s++) hidden.delete(s);
  const redraws = [];
  const SVG = "http://www.w3.org/2000/svg";

  const el = (tag, attributes = {}, parent = null, text = null) => {
    const node = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    if (text !== null) node.textContent = text;
    if (parent) parent.append(node);
    return node;
  };
  const html = (tag, className, parent, text = null) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== null) node.textContent = text;
    if (parent) parent.append(node);
    return node;
  };
  const lineClass = (s) => `line c${s % 8} d${Math.floor(s / 8) % 5}`;
  const swatch = (s) => {
    const svg = el("svg", { width: 22, height: 8, viewBox: "0 0 22 8", "aria-hidden": "true" });
    el("path", { class: lineClass(s), d: "M1 4H21" }, svg);
    return svg;
  };
  const short = (v) => {
    if (!Number.isFinite(v)) return "–";
    const a = Math.abs(v);
    if (a >= 1e6) return (v / 1e6).toPrecision(3).replace(/\.?0+$/, "") + "M";
    if (a >= 1e4) return (v / 1e3).toPrecision(3).replace(/\.?0+$/, "") + "k";
    if (a >= 100) return v.toFixed(0);
    return String(+v.toPrecision(4));
  };
  const seconds = (v) => {
    if (v >= 5400) return `${+(v / 3600).toPrecision(3)} h`;
    if (v >= 180) return `${+(v / 60).toPrecision(3)} min`;
    return `${+v.toPrecision(3)} s`;
  };
  /** In which a time axis counts, so that its ticks are round. */
  const UNITS = { 1: "s", 60: "min", 3600: "h" };
  const timeUnit = (end) => (end >= 5400 ? 3600 : end >= 180 ? 60 : 1);
  const ticks = (low, high, count) => {
    const raw = (high - low) / count;
    const power = 10 ** Math.floor(Math.log10(raw));
    const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((m) => m >= raw * 0.999);
    const out = [];
    for (let v = Math.ceil(low / step - 1e-9) * step; v <= high + step * 1e-6; v += step) out.push(+v.toPrecision(10));
    return out;
  };

  /** The place of the last x that is not after the value, or -1. */
  const before = (xs, value) => {
    let low = 0;
    let high = xs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (xs[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  /** By how many pixels the i-th of n lines is moved, so that lines that coincide are all seen. */
  const apart = (i, n) => (i - (n - 1) / 2) * Math.min(2.2, 9 / n);

  class Chart {
    constructor(figure, model) {
      this.model = model;
      this.plot = figure.querySelector(".plot");
      this.reading = figure.querySelector(".reading");
      this.legend = figure.querySelector(".legend");
      this.buttons = names.map((name, s) => {
        const button = html("button", null, this.legend);
        button.type = "button";
        button.append(swatch(s), name);
        button.addEventListener("click", () => toggle(s));
        for (const type of ["pointerenter", "focus"]) button.addEventListener(type, () => this.emphasise(s));
        for (const type of ["pointerleave", "blur"]) button.addEventListener(type, () => this.emphasise(-1));
        return button;
      });
      this.all = html("button", "all", this.legend);
      this.all.type = "button";
      this.all.addEventListener("click", toggleAll);
      redraws.push(() => this.draw());
      new ResizeObserver(() => {
        if (this.plot.clientWidth !== this.width) this.draw();
      }).observe(this.plot);
      this.draw();
    }

    draw() {
      const m = this.model();
      this.m = m;
      this.width = this.plot.clientWidth || 720;
      this.height = Math.round(Math.max(270, Math.min(460, this.width * 0.48)));
      this.box = { left: 64, right: this.width - 14, top: 14, bottom: this.height - 50 };
      this.plot.replaceChildren();
      this.svg = el("svg", {
        viewBox: `0 0 ${this.width} ${this.height}`, tabindex: 0, role: "img",
        "aria-label": `${m.title}. Use the left and right arrow keys to read values.`,
      });
      this.axes(m);
      this.lines = new Map();
      const clip = `clip-${this.model.name || m.id}`;
      const area = el("clipPath", { id: clip }, el("defs", {}, this.svg));
      el("rect", { x: this.box.left, y: this.box.top - 7, width: this.box.right - this.box.left, height: this.box.bottom - this.box.top + 14 }, area);
      const group = el("g", { "clip-path": `url(#${clip})` }, this.svg);
      for (const mark of m.marks) el("path", { class: "target-line", d: `M${this.box.left} ${this.y(mark.y)}H${this.box.right}` }, this.svg);
      const shown = m.lines.filter((line) => !hidden.has(line.s));
      // The best last, so that it lies on top.
      for (let i = shown.length - 1; i >= 0; i--) this.lines.set(shown[i].s, this.path(shown[i], group, m.stepped ? apart(i, shown.length) : 0));
      // Where training starts no line is near its target.
      for (const mark of m.marks) el("text", { class: "label", x: this.box.left + 6, y: this.y(mark.y) - 6 }, this.svg, mark.label);
      this.guide = el("path", { class: "guide" }, this.svg);
      this.dots = el("g", {}, this.svg);
      this.tip = html("div", "tip", null);
      this.tip.hidden = true;
      this.plot.append(this.svg, this.tip);
      this.listen();
      this.buttons.forEach((button, s) => button.setAttribute("aria-pressed", String(!hidden.has(s))));
      this.all.textContent = hidden.size ? "Show all" : "Hide all";
    }

    x(v) { return this.box.left + ((v - this.m.x[0]) / (this.m.x[1] - this.m.x[0])) * (this.box.right - this.box.left); }
    y(v) { return this.box.bottom - ((v - this.m.y[0]) / (this.m.y[1] - this.m.y[0])) * (this.box.bottom - this.box.top); }

    axes(m) {
      const b = this.box;
      for (const v of ticks(m.y[0], m.y[1], 5)) {
        el("path", { class: "grid", d: `M${b.left} ${this.y(v)}H${b.right}` }, this.svg);
        el("text", { x: b.left - 9, y: this.y(v) + 4, "text-anchor": "end" }, this.svg, short(v));
      }
      el("path", { class: "axis", d: `M${b.left} ${b.bottom}H${b.right}` }, this.svg);
      const unit = m.unit || 1;
      for (const t of ticks(m.x[0] / unit, m.x[1] / unit, this.width < 520 ? 4 : 8)) {
        const v = t * unit;
        el("path", { class: "axis", d: `M${this.x(v)} ${b.bottom}v5` }, this.svg);
        el("text", { x: this.x(v), y: b.bottom + 20, "text-anchor": "middle" }, this.svg, m.unit ? `${+t.toPrecision(6)} ${UNITS[m.unit]}` : m.formatX(v));
      }
      el("text", { class: "label", x: (b.left + b.right) / 2, y: b.bottom + 42, "text-anchor": "middle" }, this.svg, m.labelX);
      el("text", { class: "label", transform: `translate(12 ${(b.top + b.bottom) / 2}) rotate(-90)`, "text-anchor": "middle" }, this.svg, m.labelY);
    }

    path(line, group, down) {
      let d = "";
      let pen = false;
      line.x.forEach((x, i) => {
        const y = line.y[i];
        if (!Number.isFinite(y)) { pen = false; return; }
        const limit = 4 * (this.m.y[1] - this.m.y[0]);
        const safe = Math.max(this.m.y[0] - limit, Math.min(this.m.y[1] + limit, y));
        d += `${pen ? "L" : "M"}${this.x(x).toFixed(1)} ${(this.y(safe) + down).toFixed(1)}`;
        pen = true;
      });
      const path = el("path", { class: lineClass(line.s), d, "data-series": names[line.s] }, group);
      el("title", {}, path, names[line.s]);
      return path;
    }

    emphasise(s) {
      for (const [other, path] of this.lines) path.classList.toggle("faded", s >= 0 && this.lines.has(s) && other !== s);
    }

    listen() {
      const move = (event) => {
        const bounds = this.svg.getBoundingClientRect();
        const px = ((event.clientX - bounds.left) * this.width) / bounds.width;
        const share = (px - this.box.left) / (this.box.right - this.box.left);
        this.read(this.m.x[0] + Math.max(0, Math.min(1, share)) * (this.m.x[1] - this.m.x[0]));
      };
      this.svg.addEventListener("pointermove", move);
      this.svg.addEventListener("pointerdown", move);
      this.svg.addEventListener("pointerleave", () => this.unread());
      this.svg.addEventListener("blur", () => this.unread());
      this.svg.addEventListener("keydown", (event) => {
        const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (event.key === "Escape") this.unread();
        if (!way) return;
        event.preventDefault();
        const step = ((this.m.x[1] - this.m.x[0]) / 60) * way;
        const from = this.at === undefined ? this.m.x[way > 0 ? 0 : 1] - step : this.at;
        this.read(Math.max(this.m.x[0], Math.min(this.m.x[1], from + step)));
      });
    }

    read(at) {
      this.at = at;
      this.guide.setAttribute("d", `M${this.x(at)} ${this.box.top}V${this.box.bottom}`);
      const values = [];
      for (const line of this.m.lines) {
        const i = before(line.x, at);
        const past = at > line.x[line.x.length - 1] + 1e-9;
        if (!hidden.has(line.s) && i >= 0 && !past && Number.isFinite(line.y[i])) values.push([line.s, line.y[i], line.x[i]]);
      }
      values.sort((a, b) => (this.m.smallFirst ? a[1] - b[1] : b[1] - a[1]) || a[0] - b[0]);
      this.dots.replaceChildren();
      this.tip.replaceChildren();
      const heading = `${this.m.readX} ${this.m.formatX(+at.toPrecision(3))}`;
      html("b", null, this.tip, heading);
      for (const [s, value, x] of values) {
        if (value >= this.m.y[0] && value <= this.m.y[1])
          el("circle", { class: `dot c${s % 8}`, cx: this.m.stepped ? this.x(at) : this.x(x), cy: this.y(value), r: 3.5 }, this.dots);
        const row = html("div", null, this.tip);
        const name = html("span", null, row);
        name.append(swatch(s), names[s]);
        html("span", null, row, this.m.formatY(value));
      }
      if (!values.length) html("div", null, this.tip, "no submission here");
      this.tip.hidden = false;
      const right = this.x(at) > this.width / 2;
      this.tip.style.left = right ? "auto" : `${this.x(at) + 14}px`;
      this.tip.style.right = right ? `${this.width - this.x(at) + 14}px` : "auto";
      this.reading.textContent = `${heading}: ${values.map(([s, v]) => `${names[s]} ${this.m.formatY(v)}`).join(", ")}`;
    }

    unread() {
      this.at = undefined;
      this.tip.hidden = true;
      this.guide.removeAttribute("d");
      this.dots.replaceChildren();
    }
  }

  const toggle = (s) => {
    if (!hidden.delete(s)) hidden.add(s);
    redraws.forEach((draw) => draw());
  };
  const toggleAll = () => {
    if (hidden.size) hidden.clear();
    else names.forEach((name, s) => hidden.add(s));
    redraws.forEach((draw) => draw());
  };
  const numbers = (values) => values.map(Number);
  const plain = (line) => ({ s: line.submission, x: numbers(line.x), y: numbers(line.y) });
  const share = (v) => `${(100 * v).toFixed(1)} %`;

  const profiles = data.profiles.map(plain);
  const tau = data.tau.map(plain);
  const tasks = data.workloads.map((w) => ({
    ...w,
    curves: w.curves.map((c) => ({ s: c.submission, cost: numbers(c.cost), steps: numbers(c.steps), y: numbers(c.values) })),
  }));

  /** From the best value to one that leaves the start and the worst values outside. */
  const range = (task, axis, end) => {
    const late = (c) => c.y.filter((y, i) => c[axis][i] > end * 0.06);
    const values = task.curves.flatMap(late).concat(task.curves.flatMap((c) => c.y.slice(-1))).filter(Number.isFinite).sort((a, b) => a - b);
    if (!values.length) return [0, 1];
    const at = (q) => values[Math.round(q * (values.length - 1))];
    const [low, high] = task.minimise ? [Math.min(at(0), task.target), at(0.78)] : [at(0.22), Math.max(at(1), task.target)];
    const pad = (high - low || Math.abs(high) || 1) * 0.06;
    return [low - pad, high + pad];
  };

  const learning = () => {
    const task = tasks[Number(document.getElementById("workload").value)];
    const axis = document.querySelector('input[name="axis"]:checked').value;
    const lines = task.curves.map((c) => ({ s: c.s, x: c[axis], y: c.y }));
    const end = Math.max(...lines.flatMap((l) => (l.x.length ? [l.x[l.x.length - 1]] : [1])));
    const inSeconds = axis === "cost" && /seconds$/.test(data.unit);
    return {
      id: "curves", title: `${task.metric} on ${task.name}`, x: [0, end || 1], y: range(task, axis, end), lines, unit: inSeconds ? timeUnit(end) : 0,
      labelX: axis === "steps" ? "steps" : inSeconds ? data.unit.replace("seconds", "time") : data.unit, labelY: `validation ${task.metric}`, readX: axis === "steps" ? "step" : "at",
      formatX: inSeconds ? seconds : short, formatY: (v) => String(+v.toPrecision(4)), smallFirst: task.minimise, stepped: false,
      marks: [{ y: task.target, label: `target ${Number(task.target.toPrecision(5))}` }],
    };
  };

  const models = {
    profiles: () => ({
      id: "profiles", title: "Performance profiles", x: [1, Math.max(data.tau_max, 1.01)], y: [0, 1], lines: profiles, labelX: "τ, time relative to the fastest submission",
      labelY: "share of workloads", readX: "τ =", formatX: short, formatY: share, smallFirst: false, stepped: true, marks: [],
    }),
    tau: () => ({
      id: "tau", title: "Score against tau_max", x: [1, 10], y: [0, 1], lines: tau, labelX: "tau_max", labelY: "score", readX: "tau_max =",
      formatX: short, formatY: (v) => v.toFixed(4), smallFirst: false, stepped: false, marks: [],
    }),
    curves: learning,
  };
  /** What a cell is sorted by: the number that it begins with, a miss last; else its text. */
  const key = (cell) => {
    const text = cell.firstChild?.textContent.trim().replace(/^[▲▼<] ?/, "").replace(/,/g, "") ?? "";
    const number = Number.parseFloat(text);
    return Number.isNaN(number) ? (text === "–" || text === "" ? Infinity : text) : number;
  };
  const order = (a, b) => (typeof a === typeof b ? (a < b ? -1 : a > b ? 1 : 0) : typeof a === "number" ? -1 : 1);
  for (const table of document.querySelectorAll(".scroll > table")) {
    table.classList.add("sorts");
    const headings = [...table.tHead.rows[0].cells];
    headings.forEach((heading, column) => {
      if (heading.classList.contains("wide")) return;
      const sort = () => {
        const way = heading.getAttribute("aria-sort") === "ascending" ? -1 : 1;
        headings.forEach((h) => h.removeAttribute("aria-sort"));
        heading.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
        const rows = [...table.tBodies[0].rows].map((row) => [key(row.cells[column]), row]);
        rows.sort((a, b) => way * order(a[0], b[0]));
        table.tBodies[0].append(...rows.map((row) => row[1]));
      };
      heading.tabIndex = 0;
      heading.title = "sort by this column";
      heading.addEventListener("click", sort);
      heading.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          sort();
        }
      });
    });
  }
  for (const figure of document.querySelectorAll("[data-chart]")) {
    const chart = new Chart(figure, models[figure.dataset.chart]);
    if (figure.dataset.chart === "curves") {
      document.querySelectorAll("#workload, input[name=axis]").forEach((input) => input.addEventListener("change", () => chart.draw()));
    }
  }
})();
