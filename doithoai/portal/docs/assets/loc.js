/* Filters over a list: what is chosen stands in the address, so that a filtered list can be shared and gone back to.

A form[data-rows] names the rows of its page by a selector; a row answers a control called x by its data-x, several
words apart by blanks. Without this script the form stays hidden and the list is whole. */
import { matcher } from "./chu.js";

/** @typedef {{name: string, fits: (said: string) => boolean}} Test */

/**
 * The controls of a form.
 * @param {HTMLFormElement} form
 * @returns {any[]}
 */
const controls = (form) => [...form.elements];
const filled = (control) => control.name && control.value && (control.type !== "checkbox" || control.checked);

/**
 * What a form asks: for each filled control its name, and whether a value fits.
 * @param {HTMLFormElement} form
 * @returns {Test[]}
 */
export const testsOf = (form) =>
	controls(form)
		.filter(filled)
		.map(({ name, type, value }) => {
			return { name, fits: type === "search" ? matcher(value) : (said) => said.split(" ").includes(value) };
		});

/**
 * The address of the same page that asks for what is chosen in a form.
 * @param {HTMLFormElement} form
 */
const asking = (form) =>
	new URLSearchParams(
		[...new FormData(form)].flatMap(([name, value]) => (value ? [[name, `${value}`]] : [])),
	).toString();

/**
 * Keep a form and the address the same, and apply every change; with `live`, while something is typed too.
 * @param {HTMLFormElement} form
 * @param {() => unknown} apply
 */
export const keep = (form, apply, live = false) => {
	const put = (control, value) => {
		if (control.type === "checkbox") control.checked = control.value === value;
		else control.value = value || "";
		if (control.selectedIndex < 0) control.selectedIndex = 0;
	};
	const read = () => {
		const given = new URLSearchParams(location.search);
		for (const control of controls(form)) if (control.name) put(control, given.get(control.name));
		apply();
	};
	const write = (how) => {
		const asked = asking(form);
		history[how](null, "", `${location.pathname}${asked && `?${asked}`}${location.hash}`);
		apply();
	};
	const changed = () => write("pushState");
	form.addEventListener("change", changed);
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		changed();
	});
	form.addEventListener("reset", () => setTimeout(changed));
	if (live)
		form.addEventListener("input", ({ target }) => {
			if (target instanceof HTMLInputElement && target.type === "search") write("replaceState");
		});
	addEventListener("popstate", read);
	form.hidden = false;
	read();
	for (const fold of form.getElementsByTagName("details"))
		fold.open = matchMedia("(min-width: 45em)").matches || testsOf(form).length > 0;
};

/**
 * Say something, its numbers in place of each #.
 * @param {HTMLElement} place
 * @param {string} said
 * @param {(number | string)[]} values
 */
export const tell = (place, said, ...values) => {
	let text = said;
	for (const value of values) text = text.replace("#", () => value.toLocaleString("vi"));
	if (place.textContent !== text) place.textContent = text;
};

/** @type {NodeListOf<HTMLFormElement>} */
const forms = document.querySelectorAll("form[data-rows]");
for (const form of forms) {
	/** @type {NodeListOf<HTMLElement>} */
	const found = document.querySelectorAll(form.dataset.rows);
	const rows = [...found];
	const status = document.getElementById(form.dataset.status);
	/** @type {Set<HTMLElement>} */
	const groups = new Set(rows.map((row) => row.closest("[data-group]")));
	groups.delete(null);
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
		if (target?.closest("[hidden]")) {
			form.reset();
			setTimeout(() => target.scrollIntoView());
		}
	};
	addEventListener("hashchange", reach);
	reach();
}
