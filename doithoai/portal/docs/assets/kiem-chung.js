/* Whether a file is one that was published: its checksum is looked for in the list that the page itself holds. */
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
	const same = (code) => published.files.filter(([one]) => one === code);
	const answer = (name, code) => {
		const box = document.createElement("section");
		const title = document.createElement("h3");
		title.textContent = name;
		box.append(title);
		const found = same(code);
		if (!found.length) box.append(line(filled(said.dataset.none, name, published.count, published.day)));
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
				boxes.push(answer(file.name, await sha256(new Uint8Array(await file.arrayBuffer()))));
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
