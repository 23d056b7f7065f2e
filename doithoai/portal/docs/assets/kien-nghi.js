/* Petitions of all units: a filter fetches the lists of unit-years in which something can fit, newest year first. */
import { openAt } from "./kho-kien-nghi.js";
import { keep, tell, testsOf } from "./loc.js";

const form = document.querySelector("form[data-shards]");
if (form) start();

function start() {
	const $ = (id) => document.getElementById(id), status = $(form.dataset.status), found = $("dt-found"), newest = $("dt-newest");
	const list = found.querySelector("ol"), more = found.querySelector("button"), SAID = status.dataset;
	const root = new URL(form.dataset.root, location), PAGE = 30, BUDGET = 200000, TOGETHER = 4;
	let store, turn = 0, asked;
	const open = () => (store ??= openAt(new URL(form.dataset.shards, location)).catch((error) => { store = undefined; throw error; }));
	const make = (tag, name, ...inside) => { const made = document.createElement(tag); made.className = name; made.append(...inside); return made; };
	const day = (iso) => iso.split("-").reverse().join("/");

	const rowsOf = (all, year, conferences, tests) => conferences.flatMap(([number, , rows]) => rows.flatMap((row) => {
		const [id, on, field, village, office, state, left, fate, text, word] = row;
		const said = { "don-vi": year.slug, nam: `${year.year}`, "linh-vuc": field, thon: village, "co-quan": office, "tinh-trang": state, con: left };
		return tests.every(({ name, fits }) => fits(said[name])) ? [{ all, year, number, id, on, field, village, office, state, fate, text, word }] : [];
	}));
	const item = ({ all, year, number, id, on, field, village, office, state, fate, text, word }) => {
		const [known, tone, sign] = all.s[state], shape = make("span", "", sign), link = make("a", "", `${year.name}, kiến nghị số ${id}`);
		shape.ariaHidden = "true";
		link.href = new URL(`${year.slug}/${year.year}/${number}/#kn-${id}`, root);
		const facts = [all.f[field], village, office && `giao ${office}`, fate, `tiếp nhận ${day(on)}`, `mã ${year.slug}-${year.year}-${number}-${`${id}`.padStart(3, 0)}`];
		const head = make("p", "dt-ask-head", link, " ", make("span", `dt-badge dt-${tone}`, shape, ` ${word || known}`));
		if (year.sample) head.append(" ", make("span", "dt-tag", "dữ liệu hư cấu"));
		return make("li", "dt-ask", head, make("p", "", text), make("p", "dt-small", facts.filter(Boolean).join(" · ")));
	};

	/* List after list, until a page is full or enough was fetched. */
	const go = async (all, { tests, queue, hits }, wanted) => {
		for (let spent = 0; queue.length && hits.length < wanted;) {
			const next = [];
			while (queue.length && next.length < TOGETHER && (!spent || spent + queue[0].size <= BUDGET)) {
				spent += queue[0].size;
				next.push(queue.shift());
			}
			if (!next.length) break;
			const read = await Promise.all(next.map(async (year) => rowsOf(all, year, await all.read(year), tests)));
			hits.push(...read.flat());
		}
	};
	const show = async (mine, from) => {
		const all = await open();
		asked.queue ??= all.years.filter((year) => year.count && asked.tests.every(({ name, fits }) => year[name].some(fits)));
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
		await show(mine, from).catch(() => { if (mine === turn) tell(status, SAID.failed); });
		if (mine === turn) list.ariaBusy = "false";
	};
	const apply = () => {
		const tests = testsOf(form);
		newest.hidden = tests.length > 0;
		found.hidden = !tests.length;
		list.textContent = "";
		more.hidden = true;
		if (!tests.length) { turn++; tell(status, SAID.all); return undefined; }
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
		if (!target.list || target.list.childElementCount) return;
		const unit = form.elements["don-vi"].value, { years } = await open();
		const words = new Set(years.filter((year) => !unit || year.slug === unit).flatMap((year) => year[target.name]));
		target.list.append(...[...words].sort((a, b) => a.localeCompare(b, "vi")).slice(0, 200).map((word) => new Option("", word)));
	});
	keep(form, apply);
}
