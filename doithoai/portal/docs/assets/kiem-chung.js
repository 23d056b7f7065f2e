/* Whether a file is one that was published: its checksum is looked for in the list that the page itself holds, by 18
   bytes a file: the first 16 of its checksum, then how it stands (2 bits) and the day since when (14 bits, from 2000).
   What is told of it besides stands in the page too, or in a file beside it by the first two figures of the checksum. */
import { sha256 } from "./ma-kiem.js";

/** @type {any} */
const form = document.getElementById("dt-check");
const held = document.getElementById("dt-published");
if (form && held) begin(JSON.parse(held.textContent));

function begin(published) {
	const said = document.getElementById("dt-check-said");
	const filled = (text, ...values) => values.reduce((told, value) => told.replace("#", () => value), text);
	const line = (text) => {
		const made = document.createElement("p");
		made.textContent = text;
		return made;
	};
	const known = atob(published.known);
	const short = (code) =>
		code
			.match(/../g)
			.slice(0, 16)
			.map((two) => String.fromCharCode(Number.parseInt(two, 16)))
			.join("");
	const standing = (code) => {
		const wanted = short(code);
		for (let at = 0; at < known.length; at += 18) {
			if (known.slice(at, at + 16) === wanted) return known.charCodeAt(at + 16) * 256 + known.charCodeAt(at + 17);
		}
		return -1;
	};
	const parts = new Map();
	const told = async (code) => {
		const part = code.slice(0, 2);
		if (published.files) return published.files;
		if (!parts.has(part)) parts.set(part, await (await fetch(`${part}.json`)).json());
		return parts.get(part);
	};
	const since = (value) => {
		const day = new Date(Date.UTC(2000, 0, 1 + (value & 16383)));
		const two = (number) => String(number).padStart(2, "0");
		return filled(said.dataset.since, `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`);
	};
	/* Which file it is: nothing where the page is alone, as when it was saved and there is no network. */
	const same = async (code) => {
		try {
			return (await told(code)).filter(([one]) => one === code);
			// biome-ignore lint/correctness/noUnusedVariables: the oldest phones want a name here
		} catch (alone) {
			return [];
		}
	};
	const answer = async (name, code) => {
		const box = document.createElement("section");
		const title = document.createElement("h2");
		title.textContent = name;
		box.append(title);
		const value = standing(code);
		const found = value < 0 ? [] : await same(code);
		if (value < 0) box.append(line(filled(said.dataset.none, name, published.count, published.day)));
		else if (!found.length) {
			const how = [said.dataset.now, said.dataset.old, said.dataset.gone][value >> 14];
			box.append(line(filled(how, name, published.day) + (value & 16383 ? since(value) : "") + said.dataset.alone));
		}
		for (const [, told, page] of found) {
			const link = document.createElement("a");
			link.href = page;
			link.textContent = said.dataset.open;
			const where = line("");
			where.append(link);
			box.append(line(told), where);
		}
		const small = line(said.dataset.code + code);
		small.className = "dt-small dt-break";
		box.append(small);
		return box;
	};
	const judge = async (files) => {
		const some = [...files];
		if (!some.length) return;
		const boxes = [];
		for (const file of some) {
			said.replaceChildren(...boxes, line(filled(said.dataset.busy, file.name)));
			try {
				boxes.push(await answer(file.name, await sha256(new Uint8Array(await file.arrayBuffer()))));
				// biome-ignore lint/correctness/noUnusedVariables: the oldest phones want a name here
			} catch (refused) {
				boxes.push(line(filled(said.dataset.failed, file.name)));
			}
		}
		said.replaceChildren(...boxes);
	};
	form.elements.tep.addEventListener("change", () => judge(form.elements.tep.files));
	form.addEventListener("submit", (event) => event.preventDefault());
	addEventListener("dragover", (event) => event.preventDefault());
	addEventListener("drop", (event) => {
		event.preventDefault();
		judge(event.dataTransfer.files);
	});
	form.hidden = false;
	document.getElementById("dt-check-off").hidden = true;
}
