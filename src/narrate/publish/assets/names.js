"use strict";
(() => {
  const table = document.getElementById("names");
  if (!table) return;
  const byId = (id) => document.getElementById(id);
  const form = byId("filters"), shown = byId("shown"), told = byId("told");
  const body = table.tBodies[0], rows = [...body.rows];
  const fold = (text) => text.normalize("NFD").replace(/[\p{M}'’ʼ‘ʻ´`]/gu, "").toLowerCase();
  const texts = new Map(rows.map((row) => [row, fold(["th", ".ipa", ".context"].map((part) => row.querySelector(part).textContent).join(" "))]));

  document.documentElement.classList.add("js");
  form.hidden = false;
  for (const button of table.querySelectorAll("button[hidden]")) button.hidden = false;

  // Narrow screens lay the table out as cards, which takes its roles away in some browsers.
  const roles = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", "thead th": "columnheader", "tbody th": "rowheader", td: "cell" };
  table.setAttribute("role", "table");
  for (const [part, role] of Object.entries(roles)) for (const each of table.querySelectorAll(part)) each.setAttribute("role", role);

  // Filters. The count is told when typing rests, so that it does not talk over each letter.
  let waiting = 0;
  const filter = () => {
    const words = fold(byId("find").value).split(/\s+/).filter(Boolean);
    const language = byId("language").value, source = byId("decided-by").value, doubtful = byId("doubtful").checked;
    let count = 0;
    for (const row of rows) {
      row.hidden = !(words.every((word) => texts.get(row).includes(word))
        && (!language || row.dataset.language === language) && (!source || row.dataset.source === source)
        && (!doubtful || row.classList.contains("doubtful")));
      if (!row.hidden) count += 1;
    }
    clearTimeout(waiting);
    waiting = setTimeout(() => { shown.textContent = `${count} of ${rows.length} names shown.`; }, 250);
  };
  form.addEventListener("input", filter);
  byId("reset").addEventListener("click", () => {
    for (const each of form.querySelectorAll("input[type=search], select")) each.value = "";
    byId("doubtful").checked = false;
    order(rows, null);
    filter();
  });

  // Sorting.
  const collator = new Intl.Collator("en", { numeric: true });
  const headings = [...table.tHead.rows[0].cells];
  const order = (sorted, heading, direction) => {
    body.append(...sorted);
    for (const each of headings) if (each.dataset.sort) each.setAttribute("aria-sort", each === heading ? direction : "none");
  };
  const sort = (heading) => {
    const number = heading.dataset.sort === "number", at = headings.indexOf(heading);
    const direction = heading.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
    const value = (row) => { const cell = row.cells[at]; return number ? Number(cell.dataset.value) : cell.textContent; };
    const compare = number ? (one, other) => value(one) - value(other) : (one, other) => collator.compare(value(one), value(other));
    const sign = direction === "ascending" ? 1 : -1;
    order([...rows].sort((one, other) => sign * compare(one, other)), heading, direction);
    told.textContent = `Sorted by ${heading.textContent.toLowerCase()}, ${direction}.`;
  };
  for (const heading of headings.filter((each) => each.dataset.sort)) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sort(heading));
    heading.append(button);
    heading.setAttribute("aria-sort", "none");
  }

  // Playing: one sound at a time; the same button stops it.
  let playing = null;
  const stop = () => { if (playing) { playing.audio.pause(); playing.button.setAttribute("aria-pressed", "false"); } playing = null; };
  const play = (button) => {
    const again = playing && playing.button === button;
    stop();
    if (again) return;
    const audio = button.parentElement.querySelector("audio"), mine = { audio, button };
    playing = mine;
    button.setAttribute("aria-pressed", "true");
    audio.currentTime = 0;
    audio.onended = () => { if (playing === mine) stop(); };
    audio.play().catch((error) => {
      if (playing === mine) { stop(); told.textContent = `This sound cannot be played: ${error.message}`; }
    });
  };

  // Copying: the clipboard is refused to some pages that were opened from the disk; then the old way, then by hand.
  const select = (code) => { const range = document.createRange(); range.selectNodeContents(code); const chosen = getSelection(); chosen.removeAllRanges(); chosen.addRange(range); return chosen; };
  const copy = async (button) => {
    const code = button.parentElement.querySelector("code");
    let done = true;
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      const chosen = select(code);
      done = document.execCommand("copy");
      if (done) chosen.removeAllRanges();
    }
    const name = button.closest("tr").cells[0].textContent;
    told.textContent = "";
    told.textContent = done ? `Copied the line for ${name}.` : `The line for ${name} is selected: copy it with Control or Command and C.`;
    button.dataset.done = done ? "Copied" : "Press Ctrl + C";
    setTimeout(() => { delete button.dataset.done; }, 2500);
  };

  body.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button && button.classList.contains("play")) play(button);
    if (button && button.classList.contains("copy")) copy(button);
  });
  filter();
})();
