// Before anything is drawn: what the reader chose, and that scripts run.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("scripted");
  try {
    var theme = localStorage.getItem("chronicle.theme");
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  } catch (unavailable) { /* the system's own theme it is */ }
})();
