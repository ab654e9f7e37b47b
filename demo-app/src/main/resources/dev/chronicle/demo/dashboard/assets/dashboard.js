// What a page does beyond links and forms: keeps itself up to date, obeys the keyboard, copies.
(function () {
  "use strict";
  const body = document.body;
  const store = {
    get(name) { try { return localStorage.getItem("chronicle." + name); } catch (unavailable) { return null; } },
    set(name, value) { try { localStorage.setItem("chronicle." + name, value); } catch (unavailable) { /* not kept */ } },
  };
  const one = (selector, within) => (within || document).querySelector(selector);
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const tell = (event) => body.dispatchEvent(new CustomEvent(event, { bubbles: true }));

  // Short words at the edge of the page.
  let fading;
  function toast(text) {
    const place = one("#toast");
    place.textContent = text;
    place.classList.add("shown");
    clearTimeout(fading);
    fading = setTimeout(() => place.classList.remove("shown"), 2200);
  }

  async function copy(text, word) {
    try {
      await navigator.clipboard.writeText(text);
    } catch (refused) {
      const field = document.createElement("textarea");
      field.value = text;
      field.className = "hidden";
      body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    toast(word + " copied");
  }

  // Live: a beat that parts of the page listen to.
  const EVERY = 2000;
  const button = one("[data-action=live]");
  let paused = store.get("paused") === "yes";
  function showLive() {
    if (!button) return;
    button.setAttribute("aria-pressed", String(!paused));
    one("[data-live-label]", button).textContent = paused ? "Paused" : "Live";
  }
  function pause(next) {
    paused = next;
    store.set("paused", paused ? "yes" : "no");
    showLive();
    toast(paused ? "Paused" : "Live");
    if (!paused) tell("chronicle:refresh");
  }
  if (button) {
    showLive();
    setInterval(() => {
      const busy = one(".menu[open]") || one("#live :focus-visible:is(input, textarea, select)");
      if (!paused && !document.hidden && !busy) tell("chronicle:refresh");
    }, EVERY);
  }
  function failing(failed) {
    if (!button || paused) return;
    button.classList.toggle("failing", failed);
    one("[data-live-label]", button).textContent = failed ? "Away, trying again" : "Live";
  }
  body.addEventListener("htmx:sendError", () => failing(true));
  body.addEventListener("htmx:responseError", () => failing(true));
  body.addEventListener("htmx:timeout", () => failing(true));

  // A part that is shown anew keeps what the reader opened, chose and stood on.
  let kept = null;
  body.addEventListener("htmx:beforeSwap", (event) => {
    const part = event.detail.target;
    kept = {
      open: new Map(all("details[id]", part).map((details) => [details.id, details.open])),
      chosen: new Set(all("input[type=checkbox]:checked", part).map((box) => box.name + "=" + box.value)),
      row: one("tr.at") && part.contains(one("tr.at")) ? one("tr.at").id || rows().indexOf(one("tr.at")) : -1,
      focus: document.activeElement && part.contains(document.activeElement) ? document.activeElement.getAttribute("href") || document.activeElement.id : null,
    };
  });
  body.addEventListener("htmx:afterSettle", () => {
    failing(false);
    if (kept) {
      kept.open.forEach((open, id) => { const details = document.getElementById(id); if (details) details.open = open; });
      all("input[type=checkbox]").forEach((box) => { if (kept.chosen.has(box.name + "=" + box.value)) box.checked = true; });
      const again = typeof kept.row === "string" ? document.getElementById(kept.row) : rows()[kept.row];
      if (again) again.classList.add("at");
      if (kept.focus) {
        const link = document.getElementById(kept.focus) || all("#live a").find((link) => link.getAttribute("href") === kept.focus);
        if (link) link.focus({ preventScroll: true });
      }
      kept = null;
    }
    showTimes();
    countChosen();
    shownAnew();
    document.dispatchEvent(new CustomEvent("chronicle:shown"));
  });

  // Times: UTC as the server writes them, or the reader's own zone.
  let zone = store.get("zone") === "local" ? "local" : "UTC";
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone || "local";
  window.chronicle = { zone: () => zone };
  function showTimes() {
    all("[data-zone-label]").forEach((label) => { label.textContent = zone === "UTC" ? "UTC" : own; });
    all("time[data-moment]").forEach((time) => {
      if (!time.dataset.utc) time.dataset.utc = time.textContent;
      if (zone === "UTC") { time.textContent = time.dataset.utc; return; }
      const moment = new Date(time.dateTime);
      const pad = (number, size) => String(number).padStart(size, "0");
      const clock = pad(moment.getHours(), 2) + ":" + pad(moment.getMinutes(), 2) + ":" + pad(moment.getSeconds(), 2) + "." + pad(moment.getMilliseconds(), 3);
      const day = moment.getFullYear() + "-" + pad(moment.getMonth() + 1, 2) + "-" + pad(moment.getDate(), 2);
      time.textContent = moment.toDateString() === new Date().toDateString() ? clock : day + " " + clock;
    });
  }
  showTimes();

  // Theme: the system's, light, dark.
  function showTheme() {
    const theme = store.get("theme") || "system";
    const root = document.documentElement;
    if (theme === "system") delete root.dataset.theme; else root.dataset.theme = theme;
    all("[data-theme-label]").forEach((label) => { label.textContent = "Theme: " + theme; });
  }
  showTheme();

  const actions = {
    theme() {
      const order = ["system", "light", "dark"];
      store.set("theme", order[(order.indexOf(store.get("theme") || "system") + 1) % order.length]);
      showTheme();
      document.dispatchEvent(new CustomEvent("chronicle:look"));
    },
    zone() {
      zone = zone === "UTC" ? "local" : "UTC";
      store.set("zone", zone);
      showTimes();
      document.dispatchEvent(new CustomEvent("chronicle:look"));
    },
    live() { pause(!paused); },
    keys() { one("#keys").showModal(); },
    "copy-link"() { copy(location.href, "Link"); },
  };

  body.addEventListener("click", (event) => {
    const target = event.target.closest("[data-action], [data-copy], [data-copy-curl]");
    if (target && target.dataset.action && actions[target.dataset.action]) {
      actions[target.dataset.action]();
    } else if (target && target.dataset.copy !== undefined) {
      copy(target.dataset.copy, target.dataset.word || "Text");
    } else if (target && target.dataset.copyCurl !== undefined) {
      copy("curl -s '" + location.origin + target.dataset.copyCurl.replaceAll("'", "%27") + "'", "Command");
    }
    all(".menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });

  // A list that stays as it is says how much is new; the reader asks for it, or follows.
  let following = false;
  let known = new Set();
  const remember = () => { known = new Set(all("tr[data-row][id]").map((row) => row.id)); };
  remember();
  body.addEventListener("click", (event) => {
    if (!event.target.closest("[data-news]") || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    tell("chronicle:follow");
  });
  body.addEventListener("change", (event) => {
    if (!event.target.matches("[data-follow]")) return;
    following = event.target.checked;
    if (following) { if (paused) pause(false); tell("chronicle:follow"); }
  });
  function shownAnew() {
    all("[data-follow]").forEach((box) => { box.checked = following; });
    const fresh = all("tr[data-row][id]").filter((row) => !known.has(row.id));
    if (known.size > 0 && fresh.length > 0) {
      const at = one("tr.at");
      fresh.forEach((row) => row.classList.add("fresh"));
      if (at) move(0);
    }
    remember();
    if (following && !paused && one("[data-news]")) tell("chronicle:follow");
  }

  // What is chosen, and the row that the reader stands on, are in the address: a link shows them, and so does Back.
  function address(change) {
    const url = new URL(location.href);
    change(url);
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  }
  function stand(row) {
    all("tr.at").forEach((other) => { if (other !== row) other.classList.remove("at"); });
    row.classList.add("at");
    if (row.id) address((url) => { url.hash = row.id; });
  }
  function keepChosen() {
    const chosen = all("#list tr input[name=id]:checked").map((box) => box.value);
    if (one("#list")) address((url) => {
      if (chosen.length > 0) url.searchParams.set("chosen", chosen.join(".")); else url.searchParams.delete("chosen");
    });
  }

  // Choosing rows.
  function countChosen() {
    all("[data-chosen]").forEach((place) => {
      const chosen = all("input[name='" + place.dataset.chosen + "']:checked").length;
      place.textContent = String(chosen);
      const bar = place.closest("[data-bar]");
      if (bar) bar.classList.toggle("some", chosen > 0);
    });
  }
  body.addEventListener("change", (event) => {
    if (event.target.matches("[data-all]")) {
      all("input[name='" + event.target.dataset.all + "']").forEach((box) => { box.checked = event.target.checked; });
    }
    if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
    countChosen();
    if (event.target.matches("[name=id], [data-all]")) keepChosen();
  });
  countChosen();

  // Searching in what is shown: rows that do not have the text fade.
  body.addEventListener("input", (event) => {
    if (!event.target.matches("[data-find-in]")) return;
    const text = event.target.value.trim().toLowerCase();
    const within = document.getElementById(event.target.dataset.findIn);
    all(".json li", within).forEach((node) => {
      const own = node.querySelector(":scope > details") ? one("summary", node) : node;
      const hit = text !== "" && own.textContent.toLowerCase().includes(text);
      node.classList.toggle("hit", hit);
      if (hit) for (let up = node.parentElement; up && up !== within; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    });
    within.classList.toggle("finding", text !== "");
  });

  // Keyboard.
  const rows = () => all("tr[data-row]").filter((row) => row.offsetParent !== null);
  function move(by) {
    const list = rows();
    if (list.length === 0) return;
    const at = list.findIndex((row) => row.classList.contains("at"));
    const next = list[Math.min(Math.max(at + by, 0), list.length - 1)];
    stand(next);
    next.scrollIntoView({ block: "nearest" });
    const link = one("a", next);
    if (link) link.focus({ preventScroll: true });
  }
  // Back leads to the row that was opened.
  body.addEventListener("click", (event) => {
    const row = event.target.closest("a") && event.target.closest("tr[data-row]");
    if (row && !event.ctrlKey && !event.metaKey) stand(row);
  });
  const named = location.hash && document.getElementById(location.hash.slice(1));
  if (named && named.matches("tr[data-row]")) {
    stand(named);
    const link = one("a", named);
    if (link) link.focus({ preventScroll: true });
  }
  let going = 0;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") {
      all(".menu[open]").forEach((menu) => { menu.open = false; one("summary", menu).focus(); });
      if (document.activeElement.matches("input, textarea, select")) document.activeElement.blur();
      return;
    }
    if (event.target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select") || one("dialog[open]")) return;
    const key = event.key;
    if (going && Date.now() - going < 1500) {
      going = 0;
      const link = one("nav a[data-key='" + CSS.escape(key) + "']");
      if (link) { event.preventDefault(); link.click(); }
      return;
    }
    if (key === "g") { going = Date.now(); return; }
    const at = one("tr.at");
    const known = {
      "/"() { const field = one("input[type=search]"); if (field) { field.focus(); field.select(); } },
      j() { move(1); },
      k() { move(-1); },
      x() { const box = at && one("input[type=checkbox]", at); if (box) { box.click(); } },
      p() { if (button) pause(!paused); },
      n() { const news = one("[data-news]"); if (news) news.click(); },
      y() { actions["copy-link"](); },
      "?"() { actions.keys(); },
      Enter() { const link = at && event.target === body && one("a", at); if (link) link.click(); },
    }[key];
    if (known) {
      if (key !== "Enter") event.preventDefault();
      known();
    }
  });
})();
