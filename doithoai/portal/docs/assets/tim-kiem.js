/* Search in the files of doithoai/search: fetch what a query needs, newest first. */
import { WORD, formOf, formsOf, termOf, termsOf } from "./chu.js";

(() => {
	/** @type {(id: string) => any} */
	const $ = (id) => document.getElementById(`tk-${id}`);
	const form = $("form");
	if (!form) return;
	const list = $("list");
	const status = $("status");
	const more = $("more");
	const SAID = status.dataset;
	const { q: input, loai, nam, "don-vi": donVi } = form.elements;
	const root = new URL(form.dataset.root, location.href);
	const base = new URL("tim-kiem/chi-muc/", root);
	const given = new URLSearchParams(location.search);
	const PAGE = 8;
	const WANTED = 16;
	const BUDGET = 90000;
	const WORDS = 8;
	const PATIENCE = 60000;
	const ones = (bits) => (bits ? 1 + ones(bits & (bits - 1)) : 0);

	const kept = new Map();
	let all;
	let spent = 0;
	const get = (name) => {
		if (!kept.has(name)) {
			const got = fetch(new URL(all ? `${name}?v=${all.v}` : name, base), {
				cache: all ? "default" : "no-cache",
				signal: AbortSignal.timeout?.(PATIENCE),
			}).then(async (answer) => {
				if (!answer.ok) throw answer;
				if (name.endsWith("json")) return answer.json();
				const data = new Uint8Array(await answer.arrayBuffer());
				spent += data.length;
				return data;
			});
			got.catch(() => kept.delete(name));
			kept.set(name, got);
		}
		return kept.get(name);
	};
	class Bytes {
		constructor(data, at = 0, end = data.length) {
			this.data = data;
			this.at = at;
			this.end = end;
		}
		get left() {
			return this.at < this.end;
		}
		number() {
			let value = 0;
			let scale = 1;
			let byte;
			do {
				byte = this.data[this.at++];
				value += (byte & 127) * scale;
				scale *= 128;
			} while (byte > 127);
			return value;
		}
		part() {
			const size = this.number();
			this.at += size;
			return new Bytes(this.data, this.at - size, this.at);
		}
		text() {
			const { data, at, end } = this.part();
			return new TextDecoder().decode(data.subarray(at, end));
		}
	}
	const open = async () => {
		const read = await get("index.json");
		if (all) return;
		const held = [];
		const own = read.u.map(([slug, name]) => ({
			slug,
			label: name[0].toUpperCase() + name.slice(1),
			code: termsOf(slug),
			name: termsOf(name),
		}));
		for (const [year, number, runs] of read.c)
			for (let i = 0; i < runs.length; i += 2)
				for (let n = 0; n < runs[i + 1]; n++) held.push([runs[i] + n, year, number]);
		all = { ...read, own, held, base: own.length + read.g, end: read.t.length - 1 };
		const add = (select, value, label) => select.add(new Option(label, value, false, value === given.get(select.name)));
		for (const { slug, label } of own) add(donVi, slug, label);
		for (const year of new Set(read.c.map(([year]) => `${year}`))) add(nam, year, year);
	};
	const lookUp = async (name, prefix) => {
		const shard = all.s.filter((first) => first <= name).length - 1;
		const found = [];
		for (const bytes = new Bytes(shard < 0 ? [] : await get(`s/${shard}.bin`)); bytes.left; ) {
			const term = bytes.text();
			const heavy = bytes.number();
			const row = heavy ? { heavy, sizes: all.t.slice(1).map(() => bytes.number()) } : { light: bytes.part() };
			if (term === name || (prefix && term.startsWith(name) && !term.includes(" ") && found.length < 9))
				found.push(row);
		}
		return found;
	};

	/* Places: units, pages, then by turns a conference and its papers */
	const heldAt = (place) => all.held[(place - all.base) >> 1];
	const unitOf = (place) => (place >= all.base ? heldAt(place)[0] : place < all.own.length ? place : -1);
	const ownOf = (place) => all.own[unitOf(place)] || {};
	const kindOf = (place, item) => (place < all.base ? "t" : (place - all.base) & 1 ? "v" : item ? "k" : "h");
	const yearOf = (place, item) => (place >= all.base ? heldAt(place)[1] : (all.u[place] || [])[3]?.[item - 1]);
	const passes = (place, item) =>
		(!loai.value || loai.value === kindOf(place, item)) &&
		(!nam.value || +nam.value === yearOf(place, item)) &&
		(!donVi.value || ownOf(place).slug === donVi.value);

	const query = (text) => {
		const words = [...new Set(formsOf(text))].slice(0, WORDS);
		const terms = words.map(termOf);
		const bits = (test) => terms.reduce((sum, _, i) => (test(i) ? sum | (1 << i) : sum), 0);
		const marked = bits((i) => words[i] !== terms[i]);
		const units = all.own.map(({ name }) => {
			for (const own of [name, name.slice(name[0] === "dac" ? 2 : 1)])
				for (let i = 0; own.length > 1 && i + own.length <= terms.length; i++)
					if (own.every((word, n) => word === terms[i + n])) return bits((n) => n >= i && n < i + own.length);
			return 0;
		});
		const [any, exact, near] = [0, 0, 0].map(() => new Uint8Array(all.t[all.end] * all.n));
		const read = ({ pair, bit, word }, bytes) => {
			while (bytes.left) {
				const same = bytes.text() === word;
				const posting = bytes.part();
				const { data } = posting;
				const mark = (slot) => {
					(pair ? near : any)[slot] |= bit;
					if (same) exact[slot] |= bit;
				};
				for (let slot = -all.n; posting.left; ) {
					slot += posting.number() * all.n;
					const head = data[posting.at++];
					if (head < 128) mark(slot + head);
					else
						for (let n = 0; n < head - 128; n++)
							for (let byte = data[posting.at++], i = 8 * n; byte; byte >>= 1, i++) if (byte & 1) mark(slot + i);
				}
			}
		};
		const scan = (from, to, least) => {
			const hits = [];
			for (let place = all.t[from]; place < all.t[to]; place++) {
				const said = units[unitOf(place)] || 0;
				for (let item = 0, slot = place * all.n; item < all.n; item++, slot++) {
					if (!any[slot] || ones(any[slot] | said) < least || !passes(place, item)) continue;
					const top = said && !item && place < all.own.length ? 4 : kindOf(place, item) === "h" ? 1 : 0;
					hits.push([slot, (ones((exact[slot] | said) & marked) << 8) + 2 * ones(near[slot]) + top]);
				}
			}
			return hits.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
		};
		let rows;
		let light;
		let tier = 0;
		return {
			terms,
			hits: [],
			get over() {
				return tier >= all.end;
			},
			async start() {
				const found = await Promise.all(
					terms.map(async (term, i) => {
						const own = await lookUp(term);
						return [own.length ? own : await lookUp(term, true), i ? await lookUp(`${terms[i - 1]} ${term}`) : []];
					}),
				);
				rows = found.flatMap((both, i) =>
					both.flatMap((some, pair) => some.map((row) => ({ ...row, pair, bit: 1 << i, word: words[i] }))),
				);
				light = bits((i) => found[i][0].length && found[i][0].every((row) => row.light));
				for (const row of rows) if (row.light) read(row, row.light);
			},
			/* Tier after tier, until there is enough or the next is too dear. */
			async go() {
				for (let found = 0, first = true; !this.over && found < WANTED; first = false) {
					const part = any.subarray(all.t[tier] * all.n, all.t[tier + 1] * all.n);
					const hopeful = !light || units.some(Boolean) || part.some((said) => (said & light) === light);
					const heavy = rows.filter((row) => hopeful && row.sizes?.[tier]);
					if (!first && spent + heavy.reduce((sum, row) => sum + row.sizes[tier], 0) > BUDGET) break;
					const files = await Promise.all(heavy.map((row) => get(`h/${row.heavy}-${tier}.bin`)));
					for (const [i, row] of heavy.entries()) read(row, new Bytes(files[i]));
					const hits = scan(tier, ++tier, terms.length || 1);
					found += hits.filter((hit) => hit[1] >> 8 === ones(marked)).length;
					this.hits.push(...hits);
				}
				this.partial = this.over && !this.hits.length;
				for (let least = terms.length - 1; least > 0 && !this.hits.length && this.over; least--)
					this.hits = scan(0, all.end, least);
			},
		};
	};

	const byCode = async (terms) => {
		for (const [unit, { code }] of all.own.entries()) {
			const [year, number, petition] = terms.slice(code.length).map(Number);
			const whole = petition === undefined;
			if (!code.every((word, i) => word === terms[i]) || terms.length > code.length + 3) continue;
			const place =
				all.base + 2 * all.held.findIndex((one) => one[0] === unit && one[1] === year && +one[2] === number);
			const item =
				place < all.base || whole ? 0 : 1 + (await recordOf(place)).k.findIndex((one) => one[0] === petition);
			if (place >= all.base && (item || whole)) return [[place * all.n + item]];
		}
	};

	const codeOf = (place) => [ownOf(place).slug, ...heldAt(place).slice(1)].join("-");
	const recordOf = (place) => {
		if (place >= all.base) return get(`m/${codeOf(place)}.json`);
		return get(unitOf(place) < 0 ? `t/${place - all.own.length}.json` : `u/${ownOf(place).slug}.json`);
	};
	const day = (iso) => iso.split("-").reverse().join("/");
	const told = async ([slot]) => {
		const place = (slot / all.n) | 0;
		const item = slot % all.n;
		const kind = kindOf(place, item);
		const record = await recordOf(place);
		const head = [loai.querySelector(`[value=${kind}]`).text, ownOf(place).label];
		if (kind === "t") {
			const [path, title, about] = record.k[item];
			return [path, title, head, about];
		}
		const path = `${ownOf(place).slug}/${heldAt(place).slice(1).join("/")}/`;
		const code = `Mã ${codeOf(place)}`;
		const when = day(record.d) || "chưa định ngày";
		if (kind === "h") return [path, record.t, [...head, when, code], [record.s, record.p].filter(Boolean).join(" · ")];
		if (kind === "v") {
			const [anchor, title, on] = record.v[item];
			return [`${path}#${anchor}`, title, [...head, day(on)], record.t];
		}
		const [id, field, village, text] = record.k[item - 1];
		return [
			`${path}#kn-${id}`,
			`Kiến nghị số ${id}: ${field}`,
			[...head, `hội nghị ${when}`, village, `${code}-${`${id}`.padStart(3, "0")}`],
			text,
		];
	};
	/** @type {(tag: string, name: string, ...inside: (Node | string)[]) => any} */
	const make = (tag, name, ...inside) => {
		const made = document.createElement(tag);
		made.className = name;
		made.append(...inside);
		return made;
	};
	const card = ([path, title, facts, text], terms) => {
		const link = make("a", "", title);
		const lit = text
			.split(WORD)
			.map((part, i) => (i % 2 && terms.includes(termOf(formOf(part))) ? make("mark", "", part) : part));
		link.href = new URL(path, root).href;
		return make(
			"li",
			"tk-hit",
			make("p", "tk-title", link),
			make("p", "tk-facts", facts.filter(Boolean).join(" · ")),
			make("p", "tk-text", ...lit),
		);
	};

	let current;
	let shown = 0;
	let turn = 0;
	const show = async (mine, asked) => {
		const { hits, over } = asked;
		const count = hits.length;
		const found = await Promise.all(hits.slice(shown, shown + PAGE).map(told));
		if (mine !== turn) return;
		current = asked;
		list.append(...found.map((one) => card(one, asked.terms)));
		shown += found.length;
		more.hidden = shown >= count && over;
		more.textContent = SAID[shown < count ? "more" : "older"];
		status.textContent = SAID[asked.partial ? (count ? "near" : "none") : over ? "all" : "some"].replace("#", count);
	};
	const guard = async (work) => {
		const mine = ++turn;
		spent = 0;
		list.setAttribute("aria-busy", "true");
		await work(mine).catch(() => {
			if (mine === turn) status.textContent = SAID.failed;
		});
		if (mine === turn) list.removeAttribute("aria-busy");
	};
	const search = () =>
		guard(async (mine) => {
			const text = input.value.trim();
			list.textContent = "";
			more.hidden = true;
			shown = 0;
			status.textContent = text && SAID.busy;
			await open();
			if (!text) return;
			const asked = query(text);
			const hits = await byCode(termsOf(text));
			if (!hits) await asked.start().then(() => asked.go());
			await show(mine, hits ? { ...asked, hits, over: true } : asked);
		});
	more.addEventListener("click", () =>
		guard(async (mine) => {
			const before = shown;
			if (shown >= current.hits.length) await current.go();
			await show(mine, current);
			if (shown > before) list.children[before].querySelector("a").focus();
		}),
	);
	const again = (event) => {
		event.preventDefault();
		history.replaceState(
			null,
			"",
			`?${new URLSearchParams([...new FormData(form)].flatMap(([name, value]) => (value ? [[name, `${value}`]] : [])))}`,
		);
		search();
	};
	form.addEventListener("submit", again);
	$("filters").addEventListener("change", again);
	$("filters").hidden = false;
	$("off").hidden = true;
	loai.value = given.get("loai") || "";
	/* What was typed while this script was on its way stays, and is looked for once its writer says so; beginning to
	type fetches what each search needs, and takes the place of none. */
	const asked = given.get("q") || "";
	input.value ||= asked;
	if (asked && input.value === asked) search();
	else if (input.value) guard(open);
	else input.addEventListener("focus", () => list.hasAttribute("aria-busy") || guard(open), { once: true });
})();
