/* Petitions of all units: a filter fetches the lists of unit-years in which something can fit, newest year first. */
import { openAt } from "./kho-kien-nghi.js";
import { keep, tell, testsOf } from "./loc.js";

/** @type {HTMLFormElement} */
const form = document.querySelector("form[data-shards]");
if (form) start();

function start() {
	/** @type {(id: string) => any} */
	const $ = (id) => document.getElementById(id);
	const status = $(form.dataset.status);
	const found = $("dt-found");
	const newest = $("dt-newest");
	const blank = $("dt-ask");
	const list = found.querySelector("ol");
	const more = found.querySelector("button");
	const SAID = status.dataset;
	const root = new URL(form.dataset.root, location.href);
	const PAGE = 30;
	const BUDGET = 200000;
	const TOGETHER = 4;
	let store;
	let turn = 0;
	let asked;
	const open = () =>
		(store ??= openAt(new URL(form.dataset.shards, location.href)).catch((error) => {
			store = undefined;
			throw error;
		}));
	const day = (iso) => iso.split("-").reverse().join("/");

	const rowsOf = (all, year, conferences, tests) =>
		conferences.flatMap(([number, , rows]) =>
			rows.flatMap((row) => {
				const [id, on, field, village, office, state, left, fate, text, word] = row;
				const said = {
					"don-vi": year.slug,
					nam: `${year.year}`,
					"linh-vuc": field,
					thon: village,
					"co-quan": office,
					"tinh-trang": state,
					con: left,
				};
				return tests.every(({ name, fits }) => fits(said[name]))
					? [{ all, year, number, id, on, field, village, office, state, fate, text, word }]
					: [];
			}),
		);
	/* A row is a copy of the one in the page, its words in place of each {name}; a fact that has none is left out. */
	const item = ({ all, year, number, id, on, field, village, office, state, fate, text, word }) => {
		const [known, tone, sign] = all.s[state];
		const code = [year.slug, year.year, number, `${id}`.padStart(3, "0")].join("-");
		const path = `${year.slug}/${year.year}/${number}/`;
		const given = {
			path,
			code,
			id,
			tone,
			sign,
			village,
			fate,
			text,
			unit: year.name,
			label: all.f[field],
			body: office,
		};
		const said = { ...given, word: word || known, on: day(on) };
		const filled = (part) => part.replace(/{(\w+)}/g, (_, name) => said[name]);
		const isKnown = (part) => !part.match(/{\w+}/g)?.some((name) => !said[name.slice(1, -1)]);
		const row = blank.content.firstElementChild.cloneNode(true);
		const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
		for (let node = texts.nextNode(); node; node = texts.nextNode())
			node.nodeValue = node.nodeValue.split(" · ").filter(isKnown).map(filled).join(" · ");
		for (const part of row.querySelectorAll("[class*='{']")) part.className = filled(part.className);
		row.querySelector("a").href = new URL(filled(blank.dataset.href), root).href;
		if (!year.sample) row.querySelector(".dt-tag").remove();
		return row;
	};

	/* List after list, until a page is full or enough was fetched. */
	const go = async (all, { tests, queue, hits }, wanted) => {
		for (let spent = 0; queue.length && hits.length < wanted; ) {
			const next = [];
			while (queue.length && next.length < TOGETHER && (!spent || spent + queue[0].size <= BUDGET)) {
				spent += queue[0].size;
				next.push(queue.shift());
			}
			if (!next.length) break;
			const read = await Promise.all(next.map(async (year) => rowsOf(all, year, await all.read(year), tests))).catch(
				(error) => {
					queue.unshift(...next);
					throw error;
				},
			);
			hits.push(...read.flat());
		}
	};
	const show = async (mine, from) => {
		const all = await open();
		asked.queue ??= all.years.filter(
			(year) => year.count && asked.tests.every(({ name, fits }) => year[name].some(fits)),
		);
		await go(all, asked, from + PAGE);
		if (mine !== turn) return;
		const { hits, queue } = asked;
		list.append(...hits.slice(from, from + PAGE).map(item));
		more.hidden = !queue.length && hits.length <= from + PAGE;
		tell(status, queue.length ? SAID.part : hits.length ? SAID.some : SAID.none, hits.length, queue.length);
	};
	const guard = async (from) => {
		const mine = ++turn;
		list.ariaBusy = "true";
		await show(mine, from).catch(() => {
			if (mine === turn) tell(status, SAID.failed);
		});
		if (mine === turn) list.ariaBusy = "false";
	};
	const apply = () => {
		const tests = testsOf(form);
		newest.hidden = tests.length > 0;
		found.hidden = !tests.length;
		list.textContent = "";
		more.hidden = true;
		if (!tests.length) {
			turn++;
			tell(status, SAID.all);
			return undefined;
		}
		asked = { tests, hits: [] };
		tell(status, SAID.busy);
		return guard(0);
	};
	more.addEventListener("click", async () => {
		const before = list.children.length;
		await guard(before);
		list.children[before]?.querySelector("a").focus();
	});
	/* What can be typed is known once somebody begins. */
	form.addEventListener("focusin", async ({ target }) => {
		if (!(target instanceof HTMLInputElement) || !target.list || target.list.childElementCount) return;
		const unit = new FormData(form).get("don-vi");
		const { years } = await open();
		const words = new Set(years.filter((year) => !unit || year.slug === unit).flatMap((year) => year[target.name]));
		target.list.append(
			...[...words]
				.sort((a, b) => a.localeCompare(b, "vi"))
				.slice(0, 200)
				.map((word) => new Option("", word)),
		);
	});
	keep(form, apply);
}
