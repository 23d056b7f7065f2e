/* From a petition's code, however it is spelt, to its permanent address; says kindly what is wrong with it. */
import { termsOf } from "./chu.js";
import { openAt } from "./kho-kien-nghi.js";
import { tell } from "./loc.js";

const form = document.getElementById("dt-lookup");
if (form) start();

function start() {
	const said = document.getElementById("dt-lookup-said"), links = document.getElementById("dt-lookup-links"), input = form.elements.ma;
	const root = new URL(form.dataset.root, location), KINDS = [["xa"], ["phuong"], ["dac", "khu"]];
	let store;
	const open = () => (store ??= openAt(new URL("kien-nghi/chi-muc/", root)).catch((error) => { store = undefined; throw error; }));

	/* Letters and digits apart, so that "kn11" and "02/2026" give numbers. */
	const read = (text) => termsOf(text.replace(/(\p{L})(?=\d)|(\d)(?=\p{L})/gu, "$& "));
	/* Where a year stands, run together with the numbers after it or not: [words before, year, numbers after]. */
	const splits = (terms) => terms.flatMap((term, at) => {
		const found = /^(20\d\d)(?:(\d{2})(\d{3})?)?$/.exec(term);
		const rest = terms.slice(at + 1).filter((one) => /^\d+$/.test(one)).flatMap((one) => (/^\d{5}$/.test(one) ? [one.slice(0, 2), one.slice(2)] : [one]));
		return found ? [[terms.slice(0, at), found[1], [...found.slice(2).filter(Boolean), ...rest].map(Number)]] : [];
	});
	const namesOf = ([slug, name]) => {
		const words = termsOf(name), kind = KINDS.find((one) => one.every((word, i) => word === words[i]));
		return [termsOf(slug), words, kind ? words.slice(kind.length) : words].map((one) => one.join("")).filter(Boolean);
	};
	/* The units whose name ends the words before the year, those with the longest name. */
	const unitsIn = (all, words) => {
		const before = words.join(""), fits = all.u.map((unit) => [unit, Math.max(0, ...namesOf(unit).filter((name) => before.endsWith(name)).map((name) => name.length))]);
		const best = Math.max(1, ...fits.map(([, length]) => length));
		return fits.filter(([, length]) => length === best).map(([unit]) => unit);
	};
	const called = (name) => name[0].toUpperCase() + name.slice(1);

	/* What one unit has under a code: where to go, or what to say and which links help. */
	const look = async (all, unit, year, numbers) => {
		const [slug, name] = unit, home = [`${slug}/`, `Trang của ${name}`], known = all.years.find((one) => one.slug === slug && one.year === +year);
		if (!known) return { say: ["year", year, name], links: [home] };
		const list = [known.count ? `${slug}/${year}/kien-nghi/` : `${slug}/${year}/`, `${called(name)}, năm ${year}`];
		const [wanted, id] = numbers;
		if (wanted === undefined) return { say: ["short", name, year], links: [list] };
		const meetings = await all.read(known), meeting = meetings.find(([number]) => +number === wanted);
		if (!meeting) return { say: ["meeting", wanted, year, name, meetings.map(([number]) => +number).sort((a, b) => a - b).join(", ")], links: [list, home] };
		const [number, title, rows] = meeting, page = [`${slug}/${year}/${number}/`, `${title}, ${name}`];
		if (id === undefined) return { go: page };
		if (rows.some(([one]) => one === id)) return { go: [`${page[0]}#kn-${id}`, `${called(name)}, kiến nghị số ${id}, hội nghị số ${+number} năm ${year}`] };
		const ids = rows.map(([one]) => one);
		if (!ids.length) return { say: ["none", +number, year, name], links: [page, list] };
		return { say: ["petition", id, +number, year, name, ids.length, Math.min(...ids), Math.max(...ids)], links: [page, list] };
	};
	const find = async (text) => {
		const all = await open(), [first] = splits(read(text)), found = splits(read(text)).reverse().find(([words]) => unitsIn(all, words).length);
		if (!first) return { say: ["shape"], links: [] };
		if (!found) return { say: [first[0].length ? "unit" : "unnamed", first[1]], links: [["don-vi/", "Các đơn vị"]] };
		const [words, year, numbers] = found, answers = await Promise.all(unitsIn(all, words).map((unit) => look(all, unit, year, numbers)));
		const there = answers.filter((one) => one.go);
		if (there.length > 1) return { say: ["many"], links: there.map((one) => one.go) };
		return there[0] || answers[0];
	};

	const answer = ({ say: [what, ...values], links: some }) => {
		tell(said, said.dataset[what], ...values.map(String));
		links.replaceChildren(...some.map(([path, text]) => {
			const item = document.createElement("li"), link = document.createElement("a");
			link.href = new URL(path, root);
			link.textContent = text;
			item.append(link);
			return item;
		}));
		links.hidden = !some.length;
		input.setAttribute("aria-invalid", "true");
		input.focus();
	};
	const go = async (text, leave) => {
		said.hidden = false;
		links.hidden = true;
		input.removeAttribute("aria-invalid");
		tell(said, said.dataset.busy);
		const found = await find(text).catch(() => ({ say: ["failed"], links: [] }));
		if (!found.go) return answer(found);
		tell(said, said.dataset.going);
		return leave(new URL(found.go[0], root));
	};
	form.addEventListener("submit", (event) => { event.preventDefault(); go(input.value, (address) => location.assign(address)); });
	/* Coming back from the petition, the form is as it was left. */
	addEventListener("pageshow", ({ persisted }) => { if (persisted) said.hidden = true; });
	form.hidden = false;
	document.getElementById("dt-lookup-off").hidden = true;
	const given = new URLSearchParams(location.search).get("ma");
	if (given) {
		input.value = given;
		/* A printed receipt leads here: the way back goes past this page. */
		go(given, (address) => location.replace(address));
	}
}
