/* Filters over a list: what is chosen stands in the address, so that a filtered list can be shared and gone back to.

A form[data-rows] names the rows of its page by a selector; a row answers a control called x by its data-x, several
words apart by blanks. Without this script the form stays hidden and the list is whole. */
import { matcher } from "./chu.js";

const filled = (control) => control.name && control.value && (control.type !== "checkbox" || control.checked);

/* What a form asks: for each filled control its name, and whether a value fits. */
export const testsOf = (form) => [...form.elements].filter(filled).map(({ name, type, value }) => {
	return { name, fits: type === "search" ? matcher(value) : (said) => said.split(" ").includes(value) };
});

/* Keep a form and the address the same, and apply every change; with `live`, while something is typed too. */
export const keep = (form, apply, live) => {
	const put = (control, value) => {
		if (control.type === "checkbox") control.checked = control.value === value;
		else control.value = value || "";
		if (control.selectedIndex < 0) control.selectedIndex = 0;
	};
	const read = () => {
		const given = new URLSearchParams(location.search);
		for (const control of form.elements) if (control.name) put(control, given.get(control.name));
		apply();
	};
	const write = (how) => {
		const asked = new URLSearchParams([...new FormData(form)].filter((pair) => pair[1]));
		history[how](null, "", `${location.pathname}${`${asked}` && `?${asked}`}${location.hash}`);
		apply();
	};
	const changed = () => write("pushState");
	form.addEventListener("change", changed);
	form.addEventListener("submit", (event) => { event.preventDefault(); changed(); });
	form.addEventListener("reset", () => setTimeout(changed));
	if (live) form.addEventListener("input", ({ target }) => { if (target.type === "search") write("replaceState"); });
	addEventListener("popstate", read);
	form.hidden = false;
	read();
	for (const fold of form.getElementsByTagName("details")) fold.open = matchMedia("(min-width: 45em)").matches || testsOf(form).length > 0;
};

/* Say something, its numbers in place of each #. */
export const tell = (place, said, ...values) => {
	const text = values.reduce((text, value) => text.replace("#", () => value.toLocaleString("vi")), said);
	if (place.textContent !== text) place.textContent = text;
};

for (const form of document.querySelectorAll("form[data-rows]")) {
	const rows = [...document.querySelectorAll(form.dataset.rows)], status = document.getElementById(form.dataset.status);
	const groups = [...new Set(rows.map((row) => row.closest("[data-group]")))].filter(Boolean);
	const camel = (name) => name.replace(/-./g, (two) => two[1].toUpperCase());
	const apply = () => {
		const tests = testsOf(form);
		let shown = 0;
		for (const row of rows) {
			row.hidden = !tests.every(({ name, fits }) => fits(row.dataset[camel(name)] || ""));
			if (!row.hidden) shown++;
		}
		for (const group of groups) group.hidden = !rows.some((row) => !row.hidden && group.contains(row));
		const { all, some, none } = status.dataset;
		tell(status, tests.length ? (shown ? some : none) : all, ...(tests.length ? [shown, rows.length] : [rows.length]));
	};
	keep(form, apply, true);
	/* A link to a row leads there, whatever is chosen. */
	const reach = () => {
		const target = document.getElementById(location.hash.slice(1));
		if (target?.closest("[hidden]")) { form.reset(); setTimeout(() => target.scrollIntoView()); }
	};
	addEventListener("hashchange", reach);
	reach();
}
