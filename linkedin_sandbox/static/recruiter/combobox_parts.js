/* The elements a combobox is made of. */

export function inputFor(select) {
  const input = document.createElement("input");
  const attributes = {
    id: select.id, name: "job_text", type: "text", role: "combobox", autocomplete: "off",
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${select.id}-options`,
    "aria-describedby": select.getAttribute("aria-describedby"),
  };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  if (select.hasAttribute("aria-invalid")) input.setAttribute("aria-invalid", "true");
  return input;
}

export function hiddenFor(select) {
  const hidden = document.createElement("input");
  Object.assign(hidden, { type: "hidden", name: select.name, value: select.value });
  return hidden;
}

export function emptyList(select) {
  const list = document.createElement("ul");
  Object.assign(list, { id: `${select.id}-options`, className: "options", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Jobs");
  return list;
}

export function statusLine() {
  const status = document.createElement("p");
  status.className = "help field__status";
  status.setAttribute("role", "status");
  return status;
}

export function option(job, place) {
  const item = document.createElement("li");
  const detail = document.createElement("small");
  Object.assign(item, { id: `job-option-${place}`, textContent: `${job.title} (${job.id})` });
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  Object.assign(item.dataset, { id: job.id, text: item.textContent });
  detail.textContent = job.place;
  item.append(detail);
  return item;
}
